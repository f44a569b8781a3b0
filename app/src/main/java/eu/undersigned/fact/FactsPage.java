package eu.undersigned.fact;

import eu.undersigned.campaign.Correction;
import eu.undersigned.campaign.Fact;
import eu.undersigned.campaign.Fact.Spoken;
import eu.undersigned.fact.FactsView.CorrectionView;
import eu.undersigned.fact.FactsView.FactView;
import eu.undersigned.fact.FactsView.GroupView;
import eu.undersigned.fact.FactsView.NoteView;
import eu.undersigned.fact.FactsView.PaceView;
import eu.undersigned.fact.FactsView.SourceView;
import eu.undersigned.fact.FactsView.YearsView;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.statistics.ChartView;
import eu.undersigned.statistics.ChartView.Bar;
import eu.undersigned.statistics.ChartView.Captions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Puts a ledger into the words of one language.
final class FactsPage {
    /// After the decimal sign, in a chart: with the 15 digits before it, a bar is still a whole number of these.
    private static final int MOST_DIGITS = 3;

    private final Ledger ledger;
    private final Texts texts;
    private final Formats formats;
    private final Language language;

    private FactsPage(Ledger ledger, Texts texts) {
        this.ledger = ledger;
        this.texts = texts;
        this.formats = texts.formats();
        this.language = texts.language();
    }

    static FactsView view(Ledger ledger, Texts texts) {
        return new FactsPage(ledger, texts).view();
    }

    private FactsView view() {
        String data = FactDataHandler.path(ledger.campaign());
        return new FactsView(
                ledger.pace().map(this::pace),
                ledger.charts().stream().map(this::years).toList(),
                ledger.groups().stream()
                        .map(group ->
                                new GroupView(group.stream().map(this::fact).toList()))
                        .toList(),
                data + ".csv",
                data + ".json");
    }

    private PaceView pace(Pace pace) {
        String year = Integer.toString(pace.year());
        String rate = formats.decimal(pace.perSecond(1), 1);
        return new PaceView(
                rate,
                texts.of("facts.rate", "year", year),
                texts.of(
                        "facts.sum",
                        "count",
                        pace.fact().figure().in(formats),
                        "year",
                        year,
                        "seconds",
                        formats.number(pace.seconds()),
                        "rate",
                        rate),
                source(pace.fact()),
                pace.exact(),
                texts.of("facts.running", "seconds", "{seconds}", "year", year, "count", "{count}"));
    }

    private SourceView source(Fact fact) {
        return source(fact.figure().source(), fact.figure().asOf(), fact.url());
    }

    private SourceView source(String source, String dates, Optional<String> url) {
        return new SourceView(texts.of("campaign.figures.source", "source", source, "date", dates), url);
    }

    private YearsView years(List<Fact> facts) {
        Fact newest = facts.getLast();
        Spoken title = newest.unit().in(language).orElseGet(() -> new Spoken(newest.id(), language));
        return new YearsView(
                "series-" + newest.series().orElse(newest.id()),
                title,
                chart(facts, title),
                sources(facts),
                notes(facts));
    }

    /// A year without a figure keeps its place, or the chart would show a step that nobody measured.
    private ChartView chart(List<Fact> facts, Spoken title) {
        int scale = facts.stream()
                .mapToInt(fact -> Math.min(MOST_DIGITS, fact.figure().value().scale()))
                .max()
                .orElse(0);
        Map<Integer, Fact> byYear = new LinkedHashMap<>();
        facts.forEach(fact -> byYear.put(fact.year().orElse(0), fact));
        int first = facts.getFirst().year().orElse(0);
        int last = facts.getLast().year().orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (int year = first; year <= last; year++) {
            String time = Integer.toString(year);
            bars.add(Optional.ofNullable(byYear.get(year))
                    .map(fact -> new Bar(time, whole(fact, scale)))
                    .orElseGet(() -> Bar.unknown(time)));
        }
        String all = facts.stream()
                .map(fact -> fact.year().orElse(0) + ": " + fact.figure().in(formats))
                .collect(Collectors.joining("; "));
        return ChartView.of(
                bars,
                new Captions((_, _) -> all, (_, _) -> "", List.of(title.text())),
                value -> facts.getLast().figure().in(BigDecimal.valueOf(value, scale), formats));
    }

    /// In units of the last digit that is drawn.
    private static long whole(Fact fact, int scale) {
        return fact.figure()
                .value()
                .setScale(scale, RoundingMode.HALF_UP)
                .unscaledValue()
                .longValueExact();
    }

    private List<SourceView> sources(List<Fact> facts) {
        Map<List<String>, Set<String>> dates = new LinkedHashMap<>();
        facts.forEach(fact -> dates.computeIfAbsent(
                        List.of(fact.figure().source(), fact.url().orElse("")), _ -> new LinkedHashSet<>())
                .add(fact.figure().asOf()));
        return dates.entrySet().stream()
                .map(entry -> source(
                        entry.getKey().getFirst(),
                        String.join(", ", entry.getValue()),
                        Optional.of(entry.getKey().getLast()).filter(url -> !url.isEmpty())))
                .toList();
    }

    /// The same words about several years are said once.
    private List<NoteView> notes(List<Fact> facts) {
        Map<Spoken, List<String>> years = new LinkedHashMap<>();
        facts.forEach(fact -> fact.method()
                .in(language)
                .ifPresent(text -> years.computeIfAbsent(text, _ -> new ArrayList<>())
                        .add(Integer.toString(fact.year().orElse(0)))));
        return years.entrySet().stream()
                .map(entry -> new NoteView(String.join(", ", entry.getValue()), entry.getKey()))
                .toList();
    }

    private FactView fact(Fact fact) {
        return new FactView(
                fact.id(),
                fact.figure().in(formats),
                ledger.claim(fact).in(language),
                source(fact),
                fact.method().in(language),
                fact.expires()
                        .filter(_ -> !ledger.isChecked(fact))
                        .map(day -> texts.of("facts.checking.text", "date", formats.date(day))),
                fact.corrections().stream()
                        .sorted(Comparator.comparing(Correction::date).reversed())
                        .map(correction -> correction(fact, correction))
                        .toList());
    }

    private CorrectionView correction(Fact fact, Correction correction) {
        return new CorrectionView(
                texts.of(
                        "facts.correction",
                        "date",
                        formats.date(correction.date()),
                        "was",
                        fact.figure().in(correction.was(), formats),
                        "is",
                        fact.figure().in(correction.is(), formats)),
                correction.reason().in(language));
    }
}
