package eu.undersigned.overview;

import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Texts;
import eu.undersigned.statistics.ChartView;
import eu.undersigned.statistics.ChartView.Bar;
import eu.undersigned.statistics.ChartView.Captions;
import eu.undersigned.tally.Figures.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Draws counts by hour and by day. Times are in UTC.
final class Charts {
    static final int HOURS = 48;
    private static final int FEWEST_DAYS = 30;
    private static final int MOST_DAYS = 366;

    private final Texts texts;
    private final Formats formats;

    Charts(Texts texts) {
        this.texts = texts;
        this.formats = texts.formats();
    }

    /// The days of a chart: those asked for, else those with a count and some before; a year at most.
    ///
    /// @param first the first day with a count
    static Period days(Optional<Period> asked, Optional<LocalDate> first, LocalDate today) {
        LocalDate to = asked.map(Period::to).filter(day -> day.isBefore(today)).orElse(today);
        LocalDate earliest = to.minusDays(MOST_DAYS - 1);
        LocalDate some = to.minusDays(FEWEST_DAYS - 1);
        LocalDate from = asked.map(Period::from)
                .orElseGet(() -> first.filter(day -> day.isBefore(some)).orElse(some));
        return new Period(from.isBefore(earliest) ? earliest : from.isAfter(to) ? to : from, to);
    }

    ChartView signaturesByHour(Map<Instant, Long> counts, Instant now) {
        List<Bar> bars = new ArrayList<>();
        hours(now).forEach(hour -> bars.add(new Bar(formats.dateTime(hour), counts.getOrDefault(hour, 0L))));
        return signatures(bars, "console.overview.hours.most");
    }

    /// @param counts by day, such as `2026-11-21`
    ChartView signaturesByDay(Map<String, Long> counts, Period period) {
        List<Bar> bars = new ArrayList<>();
        days(period).forEach(day -> bars.add(new Bar(formats.date(day), counts.getOrDefault(day.toString(), 0L))));
        return signatures(bars, "console.overview.days.most");
    }

    ChartView requestsByHour(Map<Instant, Long> accepted, Map<Instant, Long> confirmed, Instant now) {
        List<Bar> bars = new ArrayList<>();
        hours(now)
                .forEach(hour -> bars.add(part(
                        formats.dateTime(hour), confirmed.getOrDefault(hour, 0L), accepted.getOrDefault(hour, 0L))));
        return requests(bars);
    }

    ChartView requestsByDay(Map<LocalDate, Long> accepted, Map<LocalDate, Long> confirmed, Period period) {
        List<Bar> bars = new ArrayList<>();
        days(period)
                .forEach(day -> bars.add(
                        part(formats.date(day), confirmed.getOrDefault(day, 0L), accepted.getOrDefault(day, 0L))));
        return requests(bars);
    }

    /// Two clocks at the turn of an hour may put a request into one and its confirmation into the other.
    private static Bar part(String time, long confirmed, long accepted) {
        return new Bar(time, confirmed, Optional.of(Math.max(confirmed, accepted)));
    }

    /// The hours of a chart, oldest first; the last one is under way.
    static List<Instant> hours(Instant now) {
        Instant last = now.truncatedTo(ChronoUnit.HOURS);
        List<Instant> hours = new ArrayList<>();
        for (int ago = HOURS - 1; ago >= 0; ago--) {
            hours.add(last.minus(ago, ChronoUnit.HOURS));
        }
        return hours;
    }

    private static List<LocalDate> days(Period period) {
        return period.from().datesUntil(period.to().plusDays(1)).toList();
    }

    private ChartView signatures(List<Bar> bars, String mostKey) {
        return ChartView.of(
                bars,
                new Captions(
                        (highest, total) -> description(bars, total),
                        (highest, _) ->
                                texts.of(mostKey, "count", formats.number(highest.count()), "time", highest.time()),
                        List.of(texts.of("console.overview.signatures"))),
                formats);
    }

    private ChartView requests(List<Bar> bars) {
        long accepted = bars.stream().mapToLong(bar -> bar.whole().orElse(0L)).sum();
        return ChartView.of(
                bars,
                new Captions(
                        (_, total) -> description(bars, total),
                        (_, total) -> texts.of(
                                "console.overview.requests.rate",
                                "rate",
                                Rates.percent(total, accepted, formats),
                                "confirmed",
                                formats.number(total),
                                "accepted",
                                formats.number(accepted)),
                        List.of(texts.of("console.overview.confirmed.of"), texts.of("console.overview.requests"))),
                formats);
    }

    private String description(List<Bar> bars, long total) {
        return texts.of(
                "console.overview.chart",
                "from",
                bars.getFirst().time(),
                "to",
                bars.getLast().time(),
                "total",
                formats.number(total));
    }
}
