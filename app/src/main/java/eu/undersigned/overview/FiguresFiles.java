package eu.undersigned.overview;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.console.Visit;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.overview.FiguresFile.Form;
import eu.undersigned.tally.Delay;
import eu.undersigned.tally.Figures;
import eu.undersigned.tally.Figures.Attribute;
import eu.undersigned.tally.Figures.Own;
import eu.undersigned.tally.Figures.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The files of an overview: `day`, `hour`, `delay`, `country`, `language`, `organisation`, `source` or `generation`,
/// as `.csv` or
/// `.json`. Codes and slugs as in the open data, times in UTC.
final class FiguresFiles {
    private final Figures figures;
    private final Population population;
    private final Instant now;
    private final LocalDate today;

    FiguresFiles(Figures figures, Population population, Instant now) {
        this.figures = figures;
        this.population = population;
        this.now = now;
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /// What a path's last part asks for.
    private record Asked(String table, Form form) {
        static Optional<Asked> of(Visit visit) {
            String[] parts = visit.request().variable("file").split("\\.", -1);
            return parts.length != 2
                    ? Optional.empty()
                    : OverviewQuery.find(Form.values(), parts[1]).map(form -> new Asked(parts[0], form));
        }
    }

    /// Empty: there is no such file.
    Optional<FiguresFile> of(Visit visit, OverviewQuery query) {
        Campaign campaign = visit.campaign();
        return Asked.of(visit).flatMap(asked -> switch (asked.table) {
            case "day" -> Optional.of(days(campaign, query, asked.form));
            case "hour" -> Optional.of(hours(campaign, query, asked.form));
            case "delay" -> Optional.of(delays(campaign, asked.form));
            case "generation" -> Optional.of(generations(campaign, asked.form));
            default ->
                OverviewQuery.find(Attribute.values(), asked.table)
                        .map(by -> attribute(
                                campaign,
                                by,
                                figures.read(reader -> reader.by(campaign.id(), by, query.period())),
                                campaign.slug(),
                                head(campaign, by, query),
                                asked.form));
        });
    }

    /// One organisation's own.
    Optional<FiguresFile> own(Visit visit) {
        Campaign campaign = visit.campaign();
        Organisation organisation = visit.organisation();
        Own own = figures.read(reader -> reader.own(campaign.id(), organisation.id()));
        String name = campaign.slug() + "-" + organisation.slug();
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("campaign", campaign.slug());
        head.put("organisation", organisation.slug());
        return Asked.of(visit).flatMap(asked -> switch (asked.table) {
            case "day" -> {
                List<List<Object>> rows = new ArrayList<>();
                own.byDay().forEach((day, count) -> rows.add(List.of(day.toString(), count)));
                yield Optional.of(new FiguresFile(name + "-day", asked.form, head, List.of("day", "signatures"), rows));
            }
            case "country" ->
                Optional.of(attribute(campaign, Attribute.COUNTRY, own.byCountry(), name, head, asked.form));
            case "language" ->
                Optional.of(attribute(campaign, Attribute.LANGUAGE, own.byLanguage(), name, head, asked.form));
            case "source" -> Optional.of(attribute(campaign, Attribute.SOURCE, own.bySource(), name, head, asked.form));
            default -> Optional.empty();
        });
    }

    private FiguresFile generations(Campaign campaign, Form form) {
        return new FiguresFile(
                campaign.slug() + "-generation",
                form,
                Map.of("campaign", campaign.slug()),
                List.of("source", "first_hand", "passed_on_once", "passed_on_twice", "passed_on_more"),
                figures.read(reader -> PassedOn.read(reader, campaign.id())).rows());
    }

    private FiguresFile days(Campaign campaign, OverviewQuery query, Form form) {
        Period period = query.period().orElse(new Period(LocalDate.of(2000, 1, 1), today));
        List<List<Object>> rows = figures.read(reader -> {
            SortedMap<LocalDate, Long> accepted = reader.acceptedByDay(campaign.id(), period);
            SortedMap<LocalDate, Long> confirmed = reader.confirmedOfDay(campaign.id(), period);
            SortedMap<LocalDate, Long> signatures = new TreeMap<>();
            reader.numbers(campaign.id()).byDay().forEach((day, count) -> signatures.put(LocalDate.parse(day), count));
            return rows(
                    accepted,
                    confirmed,
                    signatures.subMap(period.from(), period.to().plusDays(1)));
        });
        return timed(campaign, "day", query, form, rows);
    }

    private FiguresFile hours(Campaign campaign, OverviewQuery query, Form form) {
        Instant from = query.period()
                .map(period -> period.from().atStartOfDay(ZoneOffset.UTC).toInstant())
                .orElse(Charts.hours(now).getFirst());
        Instant to = query.period()
                .map(period ->
                        period.to().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .orElse(now.plus(1, ChronoUnit.HOURS));
        List<List<Object>> rows = figures.read(reader -> rows(
                reader.acceptedByHour(campaign.id(), from, to),
                reader.confirmedOfHour(campaign.id(), from, to),
                reader.confirmedByHour(campaign.id(), from, to)));
        return timed(campaign, "hour", query, form, rows);
    }

    private static <T extends Comparable<? super T>> List<List<Object>> rows(
            SortedMap<T, Long> accepted, SortedMap<T, Long> confirmed, SortedMap<T, Long> signatures) {
        TreeSet<T> times = new TreeSet<>(accepted.keySet());
        times.addAll(signatures.keySet());
        List<List<Object>> rows = new ArrayList<>();
        for (T time : times) {
            rows.add(List.of(
                    time.toString(),
                    signatures.getOrDefault(time, 0L),
                    accepted.getOrDefault(time, 0L),
                    confirmed.getOrDefault(time, 0L)));
        }
        return rows;
    }

    private static FiguresFile timed(
            Campaign campaign, String by, OverviewQuery query, Form form, List<List<Object>> rows) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("campaign", campaign.slug());
        head.put("by", by);
        addPeriod(head, query);
        return new FiguresFile(
                campaign.slug() + "-" + by,
                form,
                head,
                List.of(by, "signatures", "requests", "confirmed_of_requests"),
                rows);
    }

    private FiguresFile delays(Campaign campaign, Form form) {
        Map<Delay, Long> delays = figures.read(reader -> reader.delays(campaign.id()));
        List<List<Object>> rows = new ArrayList<>();
        for (Delay delay : Delay.values()) {
            rows.add(List.of(delay.name().toLowerCase(Locale.ROOT), delays.getOrDefault(delay, 0L)));
        }
        return new FiguresFile(
                campaign.slug() + "-delay",
                form,
                Map.of("campaign", campaign.slug(), "by", "delay"),
                List.of("delay", "confirmed"),
                rows);
    }

    private FiguresFile attribute(
            Campaign campaign,
            Attribute by,
            SortedMap<String, Long> counts,
            String name,
            Map<String, Object> head,
            Form form) {
        List<String> columns = by == Attribute.COUNTRY
                ? List.of("country", "signatures", "inhabitants", "per_million")
                : List.of(OverviewQuery.word(by), "signatures");
        List<List<Object>> rows = new ArrayList<>();
        counts.forEach((key, count) -> rows.add(
                switch (by) {
                    case COUNTRY ->
                        List.of(
                                key,
                                count,
                                population.of(key).<Object>map(people -> people).orElse(""),
                                population
                                        .perMillion(key, count)
                                        .<Object>map(number -> number)
                                        .orElse(""));
                    case ORGANISATION ->
                        List.of(
                                Breakdowns.number(key)
                                        .flatMap(campaign::organisation)
                                        .map(Organisation::slug)
                                        .orElse(key),
                                count);
                    case LANGUAGE, SOURCE -> List.of(key, count);
                }));
        return new FiguresFile(name + "-" + OverviewQuery.word(by), form, head, columns, rows);
    }

    private static Map<String, Object> head(Campaign campaign, Attribute by, OverviewQuery query) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("campaign", campaign.slug());
        head.put("by", OverviewQuery.word(by));
        addPeriod(head, query);
        return head;
    }

    private static void addPeriod(Map<String, Object> head, OverviewQuery query) {
        query.period().ifPresent(period -> {
            head.put("from", period.from().toString());
            head.put("to", period.to().toString());
        });
    }
}
