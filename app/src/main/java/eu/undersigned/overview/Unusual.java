package eu.undersigned.overview;

import eu.undersigned.tally.Figures;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/// Counts of the last hours that differ from those of the seven days before. Where there is too little to compare
/// with, nothing is said.
final class Unusual {
    private static final int DAYS = 7;
    /// Days with requests at this hour that it takes to know what is usual.
    private static final int FEWEST_DAYS = 3;
    /// So many times the usual are a surge, and never fewer than this.
    private static final int SURGE = 3;

    private static final long SMALLEST_SURGE = 300;
    /// Hours whose requests should mostly have been confirmed by now: from the third last to the last but one.
    private static final int RATE_HOURS = 2;

    private static final long FEWEST_REQUESTS = 50;
    /// Of the usual rate.
    private static final double FALLEN = 0.6;

    private Unusual() {}

    static Map<AlertKind, Map<String, Object>> find(Figures.Reader reader, int campaign, Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        Instant from = hour.minus(DAYS, ChronoUnit.DAYS).minus(1, ChronoUnit.HOURS);
        Instant to = hour.plus(1, ChronoUnit.HOURS);
        SortedMap<Instant, Long> accepted = reader.acceptedByHour(campaign, from, to);
        SortedMap<Instant, Long> confirmed = reader.confirmedOfHour(campaign, from, to);
        Map<AlertKind, Map<String, Object>> found = new EnumMap<>(AlertKind.class);
        // An hour that has only begun has few requests: what was a surge a minute ago is still one.
        Stream.of(hour, hour.minus(1, ChronoUnit.HOURS))
                .flatMap(one -> surge(accepted, one).stream())
                .max(Comparator.comparingLong(Surge::count))
                .ifPresent(surge -> found.put(AlertKind.SURGE, Map.of("count", surge.count, "usual", surge.usual)));
        rate(accepted, confirmed, hour, found);
        return found;
    }

    private record Surge(long count, long usual) {}

    private static Optional<Surge> surge(SortedMap<Instant, Long> accepted, Instant hour) {
        long[] before = new long[DAYS];
        int known = 0;
        for (int ago = 1; ago <= DAYS; ago++) {
            long count = accepted.getOrDefault(hour.minus(ago, ChronoUnit.DAYS), 0L);
            before[ago - 1] = count;
            known += count > 0 ? 1 : 0;
        }
        Arrays.sort(before);
        long usual = before[DAYS / 2];
        long now = accepted.getOrDefault(hour, 0L);
        boolean isSurge = known >= FEWEST_DAYS && now >= Math.max(SMALLEST_SURGE, SURGE * usual);
        return isSurge ? Optional.of(new Surge(now, usual)) : Optional.empty();
    }

    private static void rate(
            SortedMap<Instant, Long> accepted,
            SortedMap<Instant, Long> confirmed,
            Instant hour,
            Map<AlertKind, Map<String, Object>> found) {
        Instant end = hour.minus(1, ChronoUnit.HOURS);
        Instant begin = end.minus(RATE_HOURS, ChronoUnit.HOURS);
        long requests = sum(accepted.subMap(begin, end));
        long before = sum(accepted.headMap(begin));
        if (requests < FEWEST_REQUESTS || before < 10 * FEWEST_REQUESTS) {
            return;
        }
        double rate = 1.0 * sum(confirmed.subMap(begin, end)) / requests;
        double usual = 1.0 * sum(confirmed.headMap(begin)) / before;
        if (rate < FALLEN * usual) {
            found.put(
                    AlertKind.CONFIRMATION_RATE,
                    Map.of("percent", Math.round(100 * rate), "usual", Math.round(100 * usual), "requests", requests));
        }
    }

    private static long sum(SortedMap<Instant, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
