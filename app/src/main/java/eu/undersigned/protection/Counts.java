package eu.undersigned.protection;

import eu.undersigned.db.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts refusals by reason, and requests by network and domain, in memory; writes them down every few seconds. Of
/// networks and domains only the busiest are written, so that a whole continent costs no more than a village.
final class Counts {
    private static final int MOST_KEYS = 300_000;
    private static final int MOST_WRITTEN = 100;
    private static final long LEAST = 5;

    record Refusals(int campaign, Reason reason, LocalDate day) {}

    /// @param print keyed hash in hexadecimal
    record OfNetwork(int campaign, Instant hour, String print) {}

    record OfDomain(int campaign, LocalDate day, String print) {}

    /// What was counted, and how much of it is written already.
    private static final class Line {
        private final LongAdder count = new LongAdder();
        /// Of those, the ones that nothing held up.
        private final LongAdder passed = new LongAdder();
        private final String name;
        private long written;
        /// How many had passed at the last look among the signatures, and at the one before.
        private long looked;
        private long lookedBefore;

        Line(String name) {
            this.name = name;
        }

        long fresh() {
            return count.sum() - written;
        }
    }

    private final Database database;
    private final InstantSource clock;
    private final ConcurrentHashMap<Refusals, LongAdder> refusals = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<OfNetwork, Line> networks = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<OfDomain, Line> domains = new ConcurrentHashMap<>();

    Counts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    void refused(int campaign, Reason reason) {
        refusals.computeIfAbsent(new Refusals(campaign, reason, day(clock.instant())), _ -> new LongAdder())
                .increment();
    }

    /// @param domain its name: stays in memory unless enough signatures share it
    void seen(int campaign, byte[] network, byte[] domainPrint, String domain) {
        Instant now = clock.instant();
        count(networks, new OfNetwork(campaign, now.truncatedTo(ChronoUnit.HOURS), hex(network)), "");
        count(domains, new OfDomain(campaign, day(now), hex(domainPrint)), domain);
    }

    /// What was seen goes on to be a signature, if it is none yet.
    void passed(int campaign, byte[] domainPrint) {
        Line line = domains.get(new OfDomain(campaign, day(clock.instant()), hex(domainPrint)));
        if (line != null) {
            line.passed.increment();
        }
    }

    /// A domain that enough signatures may share.
    record Candidate(OfDomain domain, String name, long passed) {}

    /// Each of them twice until more passes: what passed just now may not be written down at the first look.
    List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        domains.forEach((key, line) -> {
            long passed = line.passed.sum();
            if (passed >= CountingStore.SHARED_BY && passed > line.lookedBefore) {
                candidates.add(new Candidate(key, line.name, passed));
            }
        });
        return candidates;
    }

    /// To be called by the thread that asks for candidates.
    void looked(Candidate candidate) {
        Optional.ofNullable(domains.get(candidate.domain)).ifPresent(line -> {
            line.lookedBefore = line.looked;
            line.looked = candidate.passed;
        });
    }

    private static <K> void count(ConcurrentHashMap<K, Line> lines, K key, String name) {
        Line line = lines.get(key);
        if (line == null) {
            if (lines.size() >= MOST_KEYS) {
                return; // a flood of different ones: those that are many were there before
            }
            line = lines.computeIfAbsent(key, _ -> new Line(name));
        }
        line.count.increment();
    }

    private static String hex(byte[] print) {
        return HexFormat.of().formatHex(print);
    }

    private static LocalDate day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /// A count to be added in the database.
    record Added<K>(K key, long count) {}

    /// Writes what is new, and forgets what is over.
    synchronized void write() {
        Map<Refusals, Long> refused = new HashMap<>();
        refusals.forEach((key, count) -> refused.put(key, count.sumThenReset()));
        refused.values().removeIf(count -> count == 0);
        List<Added<OfNetwork>> ofNetworks = busiest(networks);
        List<Added<OfDomain>> ofDomains = busiest(domains);
        try {
            database.useTransaction(transaction -> {
                CountingStore.addRefusals(transaction, refused);
                CountingStore.addNetworks(transaction, ofNetworks);
                CountingStore.addDomains(transaction, ofDomains);
            });
        } catch (RuntimeException e) {
            refused.forEach((key, count) ->
                    refusals.computeIfAbsent(key, _ -> new LongAdder()).add(count));
            throw e;
        }
        ofNetworks.forEach(added -> written(networks, added));
        ofDomains.forEach(added -> written(domains, added));
        Instant now = clock.instant();
        networks.keySet().removeIf(key -> key.hour.isBefore(now.truncatedTo(ChronoUnit.HOURS)));
        domains.keySet().removeIf(key -> key.day.isBefore(day(now)));
        refusals.keySet().removeIf(key -> key.day.isBefore(day(now).minusDays(1)));
    }

    private static <K> List<Added<K>> busiest(ConcurrentHashMap<K, Line> lines) {
        List<Added<K>> added = new ArrayList<>();
        lines.forEach((key, line) -> {
            if (line.fresh() > 0 && line.count.sum() >= LEAST) {
                added.add(new Added<>(key, line.fresh()));
            }
        });
        return added.stream()
                .sorted(Comparator.comparingLong((Added<K> one) -> one.count).reversed())
                .limit(MOST_WRITTEN)
                .toList();
    }

    private static <K> void written(ConcurrentHashMap<K, Line> lines, Added<K> added) {
        Optional.ofNullable(lines.get(added.key)).ifPresent(line -> line.written += added.count);
    }
}
