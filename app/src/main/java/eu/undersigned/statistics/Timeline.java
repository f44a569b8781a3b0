package eu.undersigned.statistics;

import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Texts;
import eu.undersigned.statistics.ChartView.Bar;
import eu.undersigned.statistics.ChartView.Captions;
import eu.undersigned.statistics.ChartView.Words;
import eu.undersigned.tally.Snapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Confirmed signatures over time: by day, and by hour of the last two days. Times are in UTC.
final class Timeline {
    /// So that the first days of a campaign are no wall of colour.
    private static final int FEWEST_DAYS = 30;

    private static final int MOST_DAYS = 366;
    private static final int HOURS = 48;

    private final Snapshot snapshot;
    private final Texts texts;
    private final Formats formats;
    private final Instant now;

    Timeline(Snapshot snapshot, Texts texts, Instant now) {
        this.snapshot = snapshot;
        this.texts = texts;
        this.formats = texts.formats();
        this.now = now;
    }

    ChartView days() {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate from = today.minusDays(FEWEST_DAYS - 1);
        if (!snapshot.byDay().isEmpty()) {
            LocalDate first = LocalDate.parse(snapshot.byDay().firstKey());
            from = first.isBefore(from) ? first : from;
        }
        LocalDate earliest = today.minusDays(MOST_DAYS - 1);
        from = from.isBefore(earliest) ? earliest : from;
        List<Bar> bars = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(today); day = day.plusDays(1)) {
            bars.add(new Bar(formats.date(day), snapshot.byDay().getOrDefault(day.toString(), 0L)));
        }
        return chart(bars, "statistics.days.most");
    }

    ChartView hours() {
        Instant last = now.truncatedTo(ChronoUnit.HOURS);
        List<Bar> bars = new ArrayList<>();
        for (int ago = HOURS - 1; ago >= 0; ago--) {
            Instant hour = last.minus(ago, ChronoUnit.HOURS);
            String key = hour.toString().substring(0, 13) + "Z"; // as the snapshot writes it
            bars.add(new Bar(formats.dateTime(hour), snapshot.byHour().getOrDefault(key, 0L)));
        }
        return chart(bars, "statistics.hours.most");
    }

    private ChartView chart(List<Bar> bars, String mostKey) {
        Words most =
                (highest, _) -> texts.of(mostKey, "count", formats.number(highest.count()), "date", highest.time());
        Words description = (highest, total) -> texts.of(
                        "statistics.chart",
                        "from",
                        bars.getFirst().time(),
                        "to",
                        bars.getLast().time(),
                        "total",
                        formats.number(total))
                + " " + most.of(highest, total);
        return ChartView.of(bars, new Captions(description, most, List.of(texts.of("count.signatures"))), formats);
    }
}
