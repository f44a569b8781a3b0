package eu.undersigned.protection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.undersigned.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Solutions and tickets that were used: once each on this node at once, and on the other nodes as soon as they have
/// heard of it, within two seconds. Nobody waits for the database.
final class UsedSteps {
    private static final int MOST = 1_000_000;
    /// More than the longest life of a ticket.
    private static final Duration MEMORY = Duration.ofHours(3);

    /// @param expiresAt when it would no longer be taken anyway
    record Used(String id, Instant expiresAt) {}

    private final Database database;
    private final Cache<String, Boolean> used =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(MEMORY).build();
    private final ConcurrentLinkedQueue<Used> fresh = new ConcurrentLinkedQueue<>();
    private Instant seenUpTo = Instant.EPOCH;

    UsedSteps(Database database) {
        this.database = database;
    }

    /// True the first time.
    boolean use(String id, Instant expiresAt) {
        boolean isFirst = used.asMap().putIfAbsent(id, true) == null;
        if (isFirst) {
            fresh.add(new Used(id, expiresAt));
        }
        return isFirst;
    }

    /// Tells the other nodes, and hears from them.
    void exchange() {
        List<Used> mine = new ArrayList<>();
        for (Used next = fresh.poll(); next != null; next = fresh.poll()) {
            mine.add(next);
        }
        try {
            database.useTransaction(transaction -> {
                CountingStore.addUsed(transaction, mine);
                // Transactions of others may commit a little later than their time says.
                CountingStore.used(transaction, seenUpTo.minusSeconds(5), (id, at) -> {
                    used.put(id, true);
                    seenUpTo = at.isAfter(seenUpTo) ? at : seenUpTo;
                });
            });
        } catch (RuntimeException e) {
            fresh.addAll(mine);
            throw e;
        }
    }
}
