package eu.undersigned.overview;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;

/// When the goal may be reached, if the days to come are like the last seven: the median of their counts, with the
/// slowest and the fastest of them as the range. Nothing cleverer would be more honest.
sealed interface Forecast {
    int DAYS = 7;
    /// Further away nobody can tell anything.
    long LONGEST = 3_650;

    record Reached() implements Forecast {}

    /// The campaign has not counted for seven whole days.
    record TooEarly() implements Forecast {}

    /// At this pace it would take more than ten years.
    record TooSlow(long median) implements Forecast {}

    /// @param latest empty: at the pace of the slowest day never, or in more than ten years
    record Likely(
            LocalDate date, LocalDate earliest, Optional<LocalDate> latest, long median, long slowest, long fastest)
            implements Forecast {}

    /// @param byDay confirmed signatures
    /// @param today whose count is not whole yet
    /// @param remaining signatures to the goal
    static Forecast of(SortedMap<String, Long> byDay, LocalDate today, long remaining) {
        if (remaining <= 0) {
            return new Reached();
        }
        LocalDate first = today.minusDays(DAYS);
        if (byDay.isEmpty() || LocalDate.parse(byDay.firstKey()).isAfter(first)) {
            return new TooEarly();
        }
        long[] counts = new long[DAYS];
        for (int i = 0; i < DAYS; i++) {
            counts[i] = byDay.getOrDefault(first.plusDays(i).toString(), 0L);
        }
        Arrays.sort(counts);
        long median = counts[DAYS / 2];
        return date(today, remaining, median)
                .<Forecast>map(likely -> new Likely(
                        likely,
                        date(today, remaining, counts[DAYS - 1]).orElse(likely),
                        date(today, remaining, counts[0]),
                        median,
                        counts[0],
                        counts[DAYS - 1]))
                .orElse(new TooSlow(median));
    }

    private static Optional<LocalDate> date(LocalDate today, long remaining, long daily) {
        if (daily == 0) {
            return Optional.empty();
        }
        long days = Math.ceilDiv(remaining, daily);
        return days > LONGEST ? Optional.empty() : Optional.of(today.plus(days, ChronoUnit.DAYS));
    }
}
