package eu.undersigned.overview;

import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Texts;
import eu.undersigned.overview.OverviewView.Breakdown;
import eu.undersigned.overview.OverviewView.Column;
import eu.undersigned.overview.OverviewView.Files;
import eu.undersigned.overview.OverviewView.Row;
import eu.undersigned.tally.Figures;
import eu.undersigned.tally.Figures.Attribute;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// How links travel: for each source, how many signed by a link as the campaign put it out, and how many by one that
/// others
/// had passed on.
///
/// @param lines the source with most signatures first
record PassedOn(List<Line> lines) {
    /// From here on generations are taken together.
    private static final int MANY = 3;

    /// @param counts by how often the link had been passed on: 0, 1, 2, and [#MANY] times or more
    record Line(String source, List<Long> counts) {
        long total() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }

        long passedOn() {
            return total() - counts.getFirst();
        }
    }

    static PassedOn read(Figures.Reader reader, int campaign) {
        SortedMap<String, Long> totals = reader.by(campaign, Attribute.SOURCE, Optional.empty());
        List<Line> lines = new ArrayList<>();
        reader.passedOn(campaign).forEach((source, generations) -> {
            List<Long> counts = new ArrayList<>(Collections.nCopies(MANY + 1, 0L));
            generations.forEach((generation, count) -> {
                int column = Math.min(MANY, generation);
                counts.set(column, counts.get(column) + count);
            });
            long passedOn = counts.stream().mapToLong(Long::longValue).sum();
            counts.set(0, Math.max(0, totals.getOrDefault(source, passedOn) - passedOn));
            lines.add(new Line(source, counts));
        });
        lines.sort(Comparator.comparingLong(Line::total).reversed().thenComparing(Line::source));
        return new PassedOn(lines);
    }

    Breakdown table(Texts texts, Optional<Files> files) {
        Formats formats = texts.formats();
        long most = lines.stream().mapToLong(Line::total).max().orElse(1);
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(texts.of("console.overview.by.source.column"), "", Optional.empty(), false));
        for (String key : List.of(
                "console.overview.generation.first",
                "console.overview.generation.once",
                "console.overview.generation.twice",
                "console.overview.generation.more",
                "console.overview.generation.share")) {
            columns.add(new Column(texts.of(key), "", Optional.empty(), true));
        }
        return new Breakdown(
                "generation",
                texts.of("console.overview.generation"),
                List.of(),
                columns,
                lines.stream().map(line -> row(line, most, formats)).toList(),
                Optional.empty(),
                files,
                texts.of("console.overview.generation.note"));
    }

    private static Row row(Line line, long most, Formats formats) {
        List<String> cells = new ArrayList<>();
        line.counts.forEach(count -> cells.add(formats.number(count)));
        cells.add(Rates.percent(line.passedOn(), line.total(), formats));
        return new Row(line.source, Optional.empty(), cells, (int) Math.clamp(100 * line.total() / most, 1, 100));
    }

    /// For a file: a line for each source that was passed on.
    List<List<Object>> rows() {
        return lines.stream()
                .map(line -> {
                    List<Object> row = new ArrayList<>();
                    row.add(line.source);
                    row.addAll(line.counts);
                    return row;
                })
                .toList();
    }
}
