package eu.undersigned.overview;

import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Texts;
import eu.undersigned.overview.OverviewView.Breakdown;
import eu.undersigned.overview.OverviewView.Column;
import eu.undersigned.overview.OverviewView.Files;
import eu.undersigned.overview.OverviewView.Row;
import eu.undersigned.tally.Figures;
import eu.undersigned.tally.Figures.Attribute;
import eu.undersigned.tally.SmallSources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// How links travel: for each source, how many signed by a link as the campaign put it out, and how many by one that
/// others had passed on. Only sources that enough signatures share, and no number that is small.
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
            counts.set(0, Math.max(0, totals.getOrDefault(source, 0L) - passedOn));
            merge(counts);
            Line line = new Line(source, counts);
            if (totals.containsKey(source) && line.passedOn() > 0) {
                lines.add(line);
            }
        });
        lines.sort(Comparator.comparingLong(Line::total).reversed().thenComparing(Line::source));
        return new PassedOn(lines);
    }

    /// Counts that are small go to their neighbours: a number of times, too, can be written into a link for one person.
    static void merge(List<Long> counts) {
        for (int times = counts.size() - 1; times > 0; times--) {
            if (counts.get(times) < SmallSources.LEAST) {
                move(counts, times, times - 1);
            }
        }
        for (int times = 1; times < counts.size() && counts.getFirst() < SmallSources.LEAST; times++) {
            if (counts.get(times) > 0) {
                move(counts, 0, times);
                return;
            }
        }
    }

    private static void move(List<Long> counts, int from, int to) {
        counts.set(to, counts.get(to) + counts.get(from));
        counts.set(from, 0L);
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
