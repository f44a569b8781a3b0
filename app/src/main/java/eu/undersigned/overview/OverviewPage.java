package eu.undersigned.overview;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.console.Visit;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Texts;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.outbox.MailHealth;
import eu.undersigned.overview.OverviewView.Breakdown;
import eu.undersigned.overview.OverviewView.Chart;
import eu.undersigned.overview.OverviewView.Files;
import eu.undersigned.overview.OverviewView.Filter;
import eu.undersigned.overview.OverviewView.Step;
import eu.undersigned.tally.Delay;
import eu.undersigned.tally.Figures;
import eu.undersigned.tally.Figures.Attribute;
import eu.undersigned.tally.Figures.Period;
import eu.undersigned.tally.Numbers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/// Puts a campaign's figures of one moment into words, charts and tables.
final class OverviewPage {
    private final Visit visit;
    private final Campaign campaign;
    private final OverviewQuery query;
    private final Instant now;
    private final LocalDate today;
    private final Texts texts;
    private final Formats formats;
    private final String path;
    private final Breakdowns breakdowns;

    OverviewPage(Visit visit, OverviewQuery query, Population population, Instant now, Texts texts) {
        this.visit = visit;
        this.campaign = visit.campaign();
        this.query = query;
        this.now = now;
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        this.texts = texts;
        this.formats = texts.formats();
        this.path = visit.path("overview");
        this.breakdowns = new Breakdowns(campaign, population, texts);
    }

    /// All that is read, at one moment.
    ///
    /// @param shown the days of the charts by day
    private record Read(
            Numbers numbers,
            Period shown,
            SortedMap<Instant, Long> hours,
            SortedMap<Instant, Long> acceptedHours,
            SortedMap<Instant, Long> confirmedHours,
            SortedMap<LocalDate, Long> acceptedDays,
            SortedMap<LocalDate, Long> confirmedDays,
            SortedMap<String, Long> by,
            Map<Delay, Long> delays,
            Optional<PassedOn> passedOn) {}

    private Read read(Figures.Reader reader) {
        int id = campaign.id();
        Numbers numbers = reader.numbers(id);
        Optional<LocalDate> first = numbers.byDay().isEmpty()
                ? Optional.empty()
                : Optional.of(LocalDate.parse(numbers.byDay().firstKey()));
        Period shown = Charts.days(query.period(), first, today);
        Instant from = Charts.hours(now).getFirst();
        Instant to = now.plus(1, ChronoUnit.HOURS);
        return new Read(
                numbers,
                shown,
                reader.confirmedByHour(id, from, to),
                reader.acceptedByHour(id, from, to),
                reader.confirmedOfHour(id, from, to),
                reader.acceptedByDay(id, shown),
                reader.confirmedOfDay(id, shown),
                reader.by(id, query.by(), query.period()),
                reader.delays(id),
                query.by() == Attribute.SOURCE ? Optional.of(PassedOn.read(reader, id)) : Optional.empty());
    }

    OverviewView view(Figures figures, MailHealth mail, long refused) {
        Read read = figures.read(this::read);
        Charts charts = new Charts(texts);
        long total =
                query.period().map(period -> sum(read.numbers.byDay(), period)).orElse(read.numbers.confirmed());
        return new OverviewView(
                texts.of("console.overview.title"),
                texts.of("console.overview.lead"),
                texts.of("console.overview.at", "time", formats.dateTime(now)),
                new Filter(path, query.from(), query.to(), OverviewQuery.word(query.by()), query.isFlawed()),
                notes(total),
                new Tiles(campaign, texts, today, now)
                        .of(read.numbers, sum(read.acceptedDays), sum(read.confirmedDays), mail, refused),
                List.of(
                        chart("day", charts.signaturesByDay(read.numbers.byDay(), read.shown), List.of()),
                        chart("hour", charts.signaturesByHour(read.hours, now), List.of()),
                        chart(
                                "requests-day",
                                charts.requestsByDay(read.acceptedDays, read.confirmedDays, read.shown),
                                parts()),
                        chart(
                                "requests-hour",
                                charts.requestsByHour(read.acceptedHours, read.confirmedHours, now),
                                parts())),
                steps(read.delays),
                files("delay"),
                breakdowns(read, total),
                Optional.of(forecast(read.numbers)),
                List.of());
    }

    private List<Breakdown> breakdowns(Read read, long total) {
        Breakdown by = breakdowns.of(
                query, path, read.by, total, files(OverviewQuery.word(query.by())), this::organisationPath);
        return Stream.concat(
                        Stream.of(by), read.passedOn.stream().map(found -> found.table(texts, files("generation"))))
                .toList();
    }

    private Optional<String> organisationPath(Organisation organisation) {
        return visit.actor().may(Permission.VIEW_OWN_OVERVIEW, campaign.id(), organisation.id())
                ? Optional.of(visit.path("with/" + organisation.slug() + "/overview"))
                : Optional.empty();
    }

    private List<String> notes(long total) {
        return query.period()
                .map(period -> List.of(texts.of(
                        "console.overview.period",
                        "from",
                        formats.date(period.from()),
                        "to",
                        formats.date(period.to()),
                        "count",
                        formats.number(total))))
                .orElse(List.of());
    }

    private List<String> parts() {
        return List.of(texts.of("console.overview.confirmed.of"), texts.of("console.overview.requests.rest"));
    }

    private Chart chart(String id, eu.undersigned.statistics.ChartView view, List<String> parts) {
        return new Chart(
                id,
                texts.of("console.overview." + id),
                texts.of(id.endsWith("hour") ? "console.overview.hour.column" : "console.overview.day.column"),
                view,
                parts,
                files(id.endsWith("hour") ? "hour" : "day"));
    }

    private Optional<Files> files(String name) {
        String base = path + "/" + name;
        String days = query.days().isEmpty()
                ? ""
                : "?" + query.days().substring(0, query.days().length() - 1);
        return visit.may(Permission.EXPORT_FIGURES)
                ? Optional.of(new Files(base + ".csv" + days, base + ".json" + days))
                : Optional.empty();
    }

    private List<Step> steps(Map<Delay, Long> delays) {
        long total = delays.values().stream().mapToLong(Long::longValue).sum();
        long most = delays.values().stream().mapToLong(Long::longValue).max().orElse(1);
        List<Step> steps = new ArrayList<>();
        for (Delay delay : total == 0 ? new Delay[0] : Delay.values()) {
            long count = delays.getOrDefault(delay, 0L);
            steps.add(new Step(
                    texts.of("console.overview.delay." + delay.name().toLowerCase(Locale.ROOT)),
                    formats.number(count),
                    Rates.percent(count, total, formats),
                    (int) (100 * count / most)));
        }
        return steps;
    }

    private String forecast(Numbers numbers) {
        long remaining = campaign.goal() - numbers.confirmed() - campaign.declaredCount();
        return switch (Forecast.of(numbers.byDay(), today, remaining)) {
            case Forecast.Reached() -> texts.of("console.overview.forecast.reached", "goal", goal());
            case Forecast.TooEarly() -> texts.of("console.overview.forecast.early");
            case Forecast.TooSlow(long median) ->
                texts.of("console.overview.forecast.slow", "median", formats.number(median), "goal", goal());
            case Forecast.Likely likely ->
                texts.of(
                        likely.latest().isPresent()
                                ? "console.overview.forecast.likely"
                                : "console.overview.forecast.open",
                        Map.of(
                                "goal", goal(),
                                "date", formats.date(likely.date()),
                                "earliest", formats.date(likely.earliest()),
                                "latest", likely.latest().map(formats::date).orElse(""),
                                "median", formats.number(likely.median()),
                                "slowest", formats.number(likely.slowest()),
                                "fastest", formats.number(likely.fastest())));
        };
    }

    private String goal() {
        return formats.number(campaign.goal());
    }

    private static long sum(SortedMap<String, Long> byDay, Period period) {
        return sum(
                byDay.subMap(period.from().toString(), period.to().plusDays(1).toString()));
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
