package eu.undersigned.voice;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.db.Database;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// What everybody may read, in memory: read anew at once by the node that changed it, and within two seconds by all
/// others. Pages and feeds are made from the lists of this class, and from nothing that lives longer.
public final class Board implements Runnable {
    private static final Logger LOG = System.getLogger(Board.class.getName());

    /// Whoever takes something back must not be read for longer, also where the database is away.
    private static final Duration OLDEST = Duration.ofSeconds(30);

    private record Known(long version, List<Published> voices) {}

    private final Database database;
    private final Map<Integer, Known> byCampaign = new ConcurrentHashMap<>();
    private volatile long seen = System.nanoTime();

    Board(Database database) {
        this.database = database;
    }

    /// The newest first; the same list while nothing changes. Nothing while nobody can say what may still be read.
    public List<Published> of(Campaign campaign) {
        Known known = byCampaign.get(campaign.id());
        boolean isOld = System.nanoTime() - seen > OLDEST.toNanos();
        return known == null || isOld ? List.of() : known.voices;
    }

    public Optional<Published> find(Campaign campaign, UUID id) {
        return of(campaign).stream().filter(voice -> voice.id().equals(id)).findFirst();
    }

    /// Reads what has changed. One at a time, lest what was read earlier replace what was read later.
    synchronized void refresh() {
        database.useTransaction(transaction -> PublishedStore.versions(transaction)
                .forEach((campaign, version) -> {
                    Known known = byCampaign.get(campaign);
                    if (known == null || known.version != version) {
                        byCampaign.put(campaign, new Known(version, PublishedStore.all(transaction, campaign)));
                    }
                }));
        seen = System.nanoTime();
    }

    @Override
    public void run() {
        try {
            refresh();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    () -> "voices are not refreshed: " + e.getClass().getSimpleName());
        }
    }
}
