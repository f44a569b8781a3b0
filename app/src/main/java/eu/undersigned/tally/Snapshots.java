package eu.undersigned.tally;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.tally.TallyStore.Count;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The counts as they are published: read from the database five times a second, so that every node shows the same
/// within
/// a second, and no page asks the database.
public final class Snapshots implements Runnable {
    private static final Logger LOG = System.getLogger(Snapshots.class.getName());
    private static final Duration HOURS_SHOWN = Duration.ofHours(48);
    private static final Snapshot NOTHING =
            new Snapshot(0, 0, 0, 0, new TreeMap<>(), new TreeMap<>(), Map.of(), new TreeMap<>(), new TreeMap<>());

    private final Database database;
    private final Campaigns campaigns;
    private final InstantSource clock;
    private final Announcements announcements;
    private final Map<Integer, Snapshot> snapshots = new ConcurrentHashMap<>();
    private final Map<Integer, List<Count>> seen = new ConcurrentHashMap<>();
    private final AtomicLong revision = new AtomicLong();

    Snapshots(Database database, Campaigns campaigns, InstantSource clock, Announcements announcements) {
        this.database = database;
        this.campaigns = campaigns;
        this.clock = clock;
        this.announcements = announcements;
    }

    public Snapshot of(Campaign campaign) {
        return snapshots.getOrDefault(campaign.id(), NOTHING);
    }

    /// The confirmed signatures of this moment, ahead of their publication.
    public long confirmedNow(Campaign campaign) {
        return Numbers.of(database.inTransaction(TallyStore::totals).stream()
                        .filter(count -> count.campaign() == campaign.id())
                        .toList())
                .confirmed();
    }

    /// Reads what has changed since the last time.
    @Override
    public void run() {
        try {
            refresh();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    () -> "counts are not refreshed: " + e.getClass().getSimpleName());
        }
    }

    private void refresh() {
        Map<Integer, List<Count>> totals = new HashMap<>();
        database.inTransaction(TallyStore::totals)
                .forEach(count -> totals.computeIfAbsent(count.campaign(), _ -> new java.util.ArrayList<>())
                        .add(count));
        for (Campaign campaign : campaigns.all()) {
            List<Count> now = totals.getOrDefault(campaign.id(), List.of());
            // A signer who corrects their country moves no total, so the rest is read now and then all the same.
            if (!now.equals(seen.get(campaign.id())) || revision.get() % 5 == 0) {
                Snapshot before = snapshots.get(campaign.id());
                Snapshot after = read(campaign.id());
                seen.put(campaign.id(), now);
                if (before == null || !isSame(before, after)) {
                    snapshots.put(campaign.id(), after);
                    announcements.publish(campaign, after);
                    raiseGoal(campaign, after);
                }
            }
        }
        revision.incrementAndGet();
    }

    private void raiseGoal(Campaign campaign, Snapshot snapshot) {
        campaigns.raiseGoal(campaign, snapshot.confirmed() + campaign.declaredCount());
        Campaign raised = campaigns.byId(campaign.id());
        if (raised.goal() != campaign.goal()) {
            announcements.publish(raised, snapshot);
        }
    }

    private static boolean isSame(Snapshot one, Snapshot other) {
        return one.confirmed() == other.confirmed()
                && one.pending() == other.pending()
                && one.withdrawn() == other.withdrawn()
                && one.byCountry().equals(other.byCountry())
                && one.byHour().equals(other.byHour());
    }

    private Snapshot read(int campaign) {
        String since = Tally.hour(clock.instant().minus(HOURS_SHOWN));
        List<Count> counts = database.inTransaction(transaction -> TallyStore.all(transaction, campaign, since));
        Numbers numbers = Numbers.of(counts);
        return new Snapshot(
                revision.get(),
                numbers.confirmed(),
                numbers.pending(),
                numbers.withdrawn(),
                numbers.byCountry(),
                numbers.byLanguage(),
                numbers.byOrganisation(),
                numbers.byDay(),
                Numbers.above0(counts, Dimension.HOUR));
    }
}
