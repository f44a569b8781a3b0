package eu.undersigned.overview;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.overview.OverviewQuery.Sort;
import eu.undersigned.overview.OverviewView.Breakdown;
import eu.undersigned.overview.OverviewView.Choice;
import eu.undersigned.overview.OverviewView.Column;
import eu.undersigned.overview.OverviewView.Files;
import eu.undersigned.overview.OverviewView.Row;
import eu.undersigned.statistics.MapView;
import eu.undersigned.tally.Figures.Attribute;
import eu.undersigned.tally.SmallSources;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/// Tables of signatures told apart by country, language, organisation or source.
final class Breakdowns {
    private final Campaign campaign;
    private final Population population;
    private final Texts texts;
    private final Formats formats;

    Breakdowns(Campaign campaign, Population population, Texts texts) {
        this.campaign = campaign;
        this.population = population;
        this.texts = texts;
        this.formats = texts.formats();
    }

    /// A line before it is put into words.
    private record Line(String key, String name, long count, Optional<BigDecimal> million) {}

    /// @param path of the page
    /// @param total all signatures in question, also those that have no source or came through no organisation
    /// @param organisationPath of the page about an organisation; empty where there is none to be seen
    Breakdown of(
            OverviewQuery query,
            String path,
            SortedMap<String, Long> counts,
            long total,
            Optional<Files> files,
            Function<Organisation, Optional<String>> organisationPath) {
        Attribute by = query.by();
        List<Line> lines = new ArrayList<>(counts.entrySet().stream()
                .map(entry -> new Line(
                        entry.getKey(),
                        name(by, entry.getKey()),
                        entry.getValue(),
                        by == Attribute.COUNTRY
                                ? population.perMillion(entry.getKey(), entry.getValue())
                                : Optional.empty()))
                .sorted(order(query))
                .toList());
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
        return new Breakdown(
                OverviewQuery.word(by),
                texts.of("console.overview.by." + OverviewQuery.word(by)),
                choices(query, path),
                columns(query, path),
                lines.stream()
                        .map(line -> row(by, line, total, most, organisationPath))
                        .toList(),
                by == Attribute.COUNTRY ? Optional.of(MapView.of(counts, formats)) : Optional.empty(),
                files,
                texts.of("console.overview.by." + OverviewQuery.word(by) + ".note"));
    }

    private Row row(
            Attribute by, Line line, long total, long most, Function<Organisation, Optional<String>> organisationPath) {
        List<String> cells = new ArrayList<>();
        cells.add(formats.number(line.count));
        cells.add(Rates.percent(line.count, total, formats));
        if (by == Attribute.COUNTRY) {
            cells.add(line.million.map(number -> formats.decimal(number, 1)).orElse(Rates.NONE));
        }
        Optional<String> path = by == Attribute.ORGANISATION
                ? number(line.key).flatMap(campaign::organisation).flatMap(organisationPath)
                : Optional.empty();
        return new Row(line.name, path, cells, (int) Math.clamp(100 * line.count / most, 1, 100));
    }

    /// What a key is called; a source is shown as its link said.
    private String name(Attribute by, String key) {
        return switch (by) {
            case COUNTRY -> formats.country(key);
            case LANGUAGE -> Language.of(key).map(formats::language).orElse(key);
            case ORGANISATION ->
                number(key)
                        .flatMap(campaign::organisation)
                        .map(Organisation::name)
                        .orElse(Rates.NONE);
            case SOURCE -> key.equals(SmallSources.OTHERS) ? texts.of("console.overview.by.source.others") : key;
        };
    }

    static Optional<Integer> number(String key) {
        return key.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(key)) : Optional.empty();
    }

    private static Comparator<Line> order(OverviewQuery query) {
        Comparator<Line> byName = Comparator.comparing(Line::name, String.CASE_INSENSITIVE_ORDER);
        Comparator<Line> order = switch (query.sort()) {
            case NAME -> byName;
            case COUNT -> Comparator.comparingLong(Line::count);
            case MILLION -> Comparator.comparing(line -> line.million.orElse(BigDecimal.valueOf(-1)));
        };
        return (query.isDescending() ? order.reversed() : order).thenComparing(byName);
    }

    private List<Choice> choices(OverviewQuery query, String path) {
        List<Choice> choices = new ArrayList<>();
        for (Attribute attribute : Attribute.values()) {
            choices.add(new Choice(
                    texts.of("console.overview.by." + OverviewQuery.word(attribute) + ".short"),
                    path + query.by(attribute),
                    attribute == query.by()));
        }
        return choices;
    }

    private List<Column> columns(OverviewQuery query, String path) {
        List<Column> columns = new ArrayList<>();
        String name = texts.of("console.overview.by." + OverviewQuery.word(query.by()) + ".column");
        columns.add(column(query, path, Sort.NAME, name));
        columns.add(column(query, path, Sort.COUNT, texts.of("console.overview.signatures")));
        columns.add(new Column(texts.of("console.overview.share"), "", Optional.empty(), true));
        if (query.by() == Attribute.COUNTRY) {
            columns.add(column(query, path, Sort.MILLION, texts.of("console.overview.million")));
        }
        return columns;
    }

    private static Column column(OverviewQuery query, String path, Sort sort, String label) {
        Optional<String> order = query.sort() == sort
                ? Optional.of(query.isDescending() ? "descending" : "ascending")
                : Optional.empty();
        return new Column(label, path + query.sortedBy(sort), order, sort != Sort.NAME);
    }

    /// For an organisation's own page, where nothing else is to be chosen: the counts of one attribute.
    Breakdown own(Attribute by, Map<String, Long> counts, long total, Optional<Files> files) {
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
        List<Row> rows = counts.entrySet().stream()
                .map(entry -> new Line(entry.getKey(), name(by, entry.getKey()), entry.getValue(), Optional.empty()))
                .sorted(Comparator.comparingLong(Line::count).reversed().thenComparing(Line::name))
                .map(line -> new Row(
                        line.name,
                        Optional.empty(),
                        List.of(formats.number(line.count), Rates.percent(line.count, total, formats)),
                        (int) Math.clamp(100 * line.count / most, 1, 100)))
                .toList();
        List<Column> columns = List.of(
                new Column(
                        texts.of("console.overview.by." + OverviewQuery.word(by) + ".column"),
                        "",
                        Optional.empty(),
                        false),
                new Column(texts.of("console.overview.signatures"), "", Optional.empty(), true),
                new Column(texts.of("console.overview.share"), "", Optional.empty(), true));
        return new Breakdown(
                OverviewQuery.word(by),
                texts.of("console.overview.by." + OverviewQuery.word(by)),
                List.of(),
                columns,
                rows,
                Optional.empty(),
                files,
                "");
    }
}
