package eu.undersigned.representative;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Representative;
import eu.undersigned.db.Database;
import eu.undersigned.http.Network;
import eu.undersigned.http.NetworkLimit;
import eu.undersigned.statistics.Grouped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// How many letters people began here. Each begun letter is one more on the representative's count of that day; whether
/// it was sent nobody here knows. Shown as it was a few seconds ago, and small numbers not at all.
final class LettersBegun implements Runnable, AutoCloseable {
    private static final Logger LOG = System.getLogger(LettersBegun.class.getName());
    /// From one network: what somebody writes beyond that is prepared like any other letter, and not counted.
    private static final int COUNTED_PER_HOUR = 20;

    private final Database database;
    private final InstantSource clock;
    private final NetworkLimit limit = new NetworkLimit(COUNTED_PER_HOUR);
    /// Not written yet.
    private final Map<Day, Long> waiting = new ConcurrentHashMap<>();

    private volatile Map<Integer, Map<String, Long>> counts = Map.of();

    /// What is counted by: always in the same order, so that no two nodes wait for each other.
    record Day(int campaign, String representative, LocalDate day) implements Comparable<Day> {
        private static final Comparator<Day> ORDER = Comparator.comparingInt(Day::campaign)
                .thenComparing(Day::representative)
                .thenComparing(Day::day);

        @Override
        public int compareTo(Day other) {
            return ORDER.compare(this, other);
        }
    }

    LettersBegun(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Nobody's letter waits for a count: it is written a second later at most, and what a process that is killed had
    /// not written yet is missing.
    void count(Campaign campaign, Representative to, Network network) {
        if (limit.allows(network)) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            waiting.merge(new Day(campaign.id(), to.id(), today), 1L, Long::sum);
        }
    }

    /// Writes what was counted since the last time; what can't be written is kept for the next. One at a time.
    synchronized void write() {
        Map<Day, Long> taken = new TreeMap<>();
        waiting.keySet().forEach(day -> {
            Long count = waiting.remove(day);
            if (count != null) {
                taken.put(day, count);
            }
        });
        if (taken.isEmpty()) {
            return;
        }
        try {
            database.useTransaction(transaction -> LetterStore.count(transaction, taken));
        } catch (RuntimeException e) {
            taken.forEach((day, count) -> waiting.merge(day, count, Long::sum));
            throw e;
        }
    }

    /// At an orderly end nothing is missing.
    @Override
    public void close() {
        try {
            write();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    () -> "begun letters are not counted: " + e.getClass().getSimpleName());
        }
    }

    /// To all representatives together; empty while that is few.
    OptionalLong all(Campaign campaign) {
        long all = of(campaign).values().stream().mapToLong(Long::longValue).sum();
        return all < Grouped.SMALLEST ? OptionalLong.empty() : OptionalLong.of(all);
    }

    /// By representative, those that can be shown: neither they nor their difference to all is small.
    Map<String, Long> shown(Campaign campaign) {
        return Grouped.of(of(campaign)).named();
    }

    private Map<String, Long> of(Campaign campaign) {
        return counts.getOrDefault(campaign.id(), Map.of());
    }

    /// Reads them anew.
    @Override
    public void run() {
        counts = database.inTransaction(LetterStore::all);
    }
}
