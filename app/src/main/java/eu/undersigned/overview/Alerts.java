package eu.undersigned.overview;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.console.AlertCounts;
import eu.undersigned.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How many alerts nobody has seen to: asked by every page of the console, and so read once in two seconds at most.
public final class Alerts implements AlertCounts {
    /// What ended longer ago and was not seen to is history.
    private static final Duration RECENT = Duration.ofDays(7);

    private static final Duration KEPT = Duration.ofSeconds(2);

    private final Database database;
    private final InstantSource clock;
    private final Map<Integer, Known> known = new ConcurrentHashMap<>();

    private record Known(int open, Instant at) {}

    public Alerts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public int open(Campaign campaign) {
        Instant now = clock.instant();
        return known.compute(
                        campaign.id(),
                        (id, before) -> before != null && now.isBefore(before.at.plus(KEPT)) ? before : read(id, now))
                .open;
    }

    private Known read(int campaign, Instant now) {
        return new Known(
                database.inTransaction(transaction -> AlertStore.unseen(transaction, campaign, now.minus(RECENT))),
                now);
    }

    /// One was seen to: the next page says so.
    void forget(int campaign) {
        known.remove(campaign);
    }
}
