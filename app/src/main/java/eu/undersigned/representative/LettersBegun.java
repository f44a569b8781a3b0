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
import java.util.Map;
import java.util.OptionalLong;

/// How many letters people began here. Each begun letter is one more on the representative's count of that day; whether
/// it was sent nobody here knows. Shown as it was a few seconds ago, and small numbers not at all.
final class LettersBegun implements Runnable {
    private static final Logger LOG = System.getLogger(LettersBegun.class.getName());
    /// From one network: what somebody writes beyond that is prepared like any other letter, and not counted.
    private static final int COUNTED_PER_HOUR = 20;

    private final Database database;
    private final InstantSource clock;
    private final NetworkLimit limit = new NetworkLimit(COUNTED_PER_HOUR);
    private volatile Map<Integer, Map<String, Long>> counts = Map.of();

    LettersBegun(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Nobody's letter waits for a count: where none can be written, there is one less.
    void count(Campaign campaign, Representative to, Network network) {
        if (!limit.allows(network)) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try {
            database.useTransaction(transaction -> LetterStore.count(transaction, campaign.id(), to.id(), today));
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    () -> "a begun letter is not counted: " + e.getClass().getSimpleName());
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
