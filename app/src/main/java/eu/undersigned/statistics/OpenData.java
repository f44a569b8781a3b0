package eu.undersigned.statistics;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.db.Database;
import eu.undersigned.statistics.StatisticsStore.Count;
import eu.undersigned.statistics.StatisticsStore.Range;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes tables day by day, in memory for a week: no connection to the database is held while somebody reads slowly.
final class OpenData {
    /// The line of all that is grouped; no country, language or slug is written like this.
    static final String OTHER = "_other";

    private static final int HOURS_OF_A_DAY = 24;
    private static final int HOURS_AT_ONCE = 7 * HOURS_OF_A_DAY;
    private static final int BUFFER = 32 * 1024;

    private final Database database;

    OpenData(Database database) {
        this.database = database;
    }

    void write(Campaign campaign, Table table, OutputStream out) throws IOException {
        Optional<Range> range =
                database.inTransaction(transaction -> StatisticsStore.range(transaction, campaign.id()));
        OutputStream buffered = new BufferedOutputStream(out, BUFFER);
        try (Lines lines = lines(campaign, table, buffered)) {
            if (range.isPresent()) {
                long first = HOURS_OF_A_DAY * Math.floorDiv(range.get().first(), HOURS_OF_A_DAY);
                for (long from = first; from <= range.get().last(); from += HOURS_AT_ONCE) {
                    write(counts(campaign, table, from), table.step(), lines);
                }
            }
        }
    }

    private static Lines lines(Campaign campaign, Table table, OutputStream out) throws IOException {
        return switch (table.form()) {
            case CSV -> new CsvLines(out, table);
            case JSON -> new JsonLines(out, table, campaign.slug());
        };
    }

    private List<Count> counts(Campaign campaign, Table table, long from) {
        String dimension = Table.word(table.attribute());
        return database.inTransaction(transaction ->
                StatisticsStore.counts(transaction, campaign.id(), dimension, from, from + HOURS_AT_ONCE));
    }

    private static void write(List<Count> counts, Table.Step step, Lines lines) throws IOException {
        DayOfCounts day = new DayOfCounts();
        long number = 0;
        for (Count count : counts) {
            if (Math.floorDiv(count.hour(), HOURS_OF_A_DAY) != number) {
                write(day, number, step, lines);
                day = new DayOfCounts();
                number = Math.floorDiv(count.hour(), HOURS_OF_A_DAY);
            }
            day.add(count.hour(), count.key(), count.count());
        }
        write(day, number, step, lines);
    }

    private static void write(DayOfCounts day, long number, Table.Step step, Lines lines) throws IOException {
        if (day.isEmpty()) {
            return;
        }
        switch (step) {
            case DAILY -> write(time(number * HOURS_OF_A_DAY).substring(0, 10), day.byDay(), lines);
            case HOURLY -> {
                for (Map.Entry<Long, Grouped> hour : day.byHour().entrySet()) {
                    write(time(hour.getKey()), hour.getValue(), lines);
                }
            }
        }
    }

    private static void write(String time, Grouped grouped, Lines lines) throws IOException {
        for (Map.Entry<String, Long> entry : grouped.named().entrySet()) {
            lines.line(time, entry.getKey(), entry.getValue());
        }
        if (grouped.other() > 0) {
            lines.line(time, OTHER, grouped.other());
        }
    }

    private static String time(long hour) {
        return Instant.ofEpochSecond(hour * 3_600).toString();
    }
}
