package eu.undersigned.transparency;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Declared;
import eu.undersigned.db.Database;
import eu.undersigned.leaf.Leaf;
import eu.undersigned.tlog.MerkleTree;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/// Gives waiting leaves their places in the log and signs its new head, all in one transaction: whatever crashes, the
/// log has either the old head or the new one, and a head is served only once it is on disk. Of several nodes one at a
/// time holds a log's lock.
final class Sequencing implements Runnable {
    private static final Logger LOG = System.getLogger(Sequencing.class.getName());
    /// Most leaves of one transaction, but for the last batch: some 2 MB.
    private static final int MOST = 16_384;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Campaigns campaigns;
    private final Database database;
    private final LogConfig config;
    private final LogKey key;
    private final Predicate<Campaign> isStopped;
    private final SecureRandom random;
    private final InstantSource clock;
    /// The edge of each log as this node last wrote it; of use as long as no other node has written since.
    private final Map<Integer, LogTree> edges = new HashMap<>();
    /// What each log was last seen to declare.
    private final Map<Integer, List<Declared>> declared = new HashMap<>();
    private final AtomicLong published = new AtomicLong();
    /// Logs that can't be published at the moment, and why.
    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

    private record Trouble(Instant since, String reason) {}

    /// @param isStopped a log that must not grow: somebody has seen a longer one
    Sequencing(
            Campaigns campaigns,
            Database database,
            LogConfig config,
            LogKey key,
            Predicate<Campaign> isStopped,
            SecureRandom random,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.database = database;
        this.config = config;
        this.key = key;
        this.isStopped = isStopped;
        this.random = random;
        this.clock = clock;
    }

    /// Makes each campaign's log before anything is entered into it.
    ///
    /// @throws eu.undersigned.config.ConfigException when a log was signed with another key
    void begin() {
        database.useTransaction(WaitingStore::continueNumbers);
        for (Campaign campaign : campaigns.all()) {
            key.check(campaign, database.inTransaction(transaction -> head(transaction, campaign)));
        }
    }

    /// Publishes what is due. Called several times a second.
    @Override
    public synchronized void run() {
        for (Campaign campaign : campaigns.all()) {
            try {
                while (!isStopped.test(campaign) && publish(campaign)) {
                    published.incrementAndGet();
                }
                troubles.remove(campaign.slug());
            } catch (RuntimeException e) {
                edges.remove(campaign.id());
                declared.remove(campaign.id());
                complain(campaign, e);
            }
        }
    }

    /// Once for each trouble: it is tried again several times a second.
    private void complain(Campaign campaign, RuntimeException failure) {
        String reason = failure instanceof IllegalStateException && failure.getMessage() != null
                ? failure.getMessage() // our own words, without data
                : failure.getClass().getSimpleName();
        Trouble before = troubles.get(campaign.slug());
        if (before == null || !before.reason().equals(reason)) {
            troubles.put(campaign.slug(), new Trouble(before == null ? clock.instant() : before.since(), reason));
            LOG.log(Level.ERROR, () -> "the log of " + campaign.slug() + " does not grow: " + reason);
        }
    }

    /// What somebody must see to. A trouble that passes within seconds is none.
    List<String> complaints() {
        Instant recent = clock.instant().minus(PATIENCE);
        return troubles.entrySet().stream()
                .filter(trouble -> trouble.getValue().since().isBefore(recent))
                .map(trouble -> "the log of " + trouble.getKey() + " has not grown since "
                        + trouble.getValue().since() + ": " + trouble.getValue().reason())
                .toList();
    }

    double stuckSeconds() {
        Instant now = clock.instant();
        return troubles.values().stream()
                .mapToDouble(trouble -> Duration.between(trouble.since(), now).toMillis() / 1e3)
                .max()
                .orElse(0);
    }

    /// Publications of this node.
    long published() {
        return published.get();
    }

    /// True when there may be more to do at once.
    private boolean publish(Campaign campaign) {
        Optional<LogTree> written = database.inTransaction(transaction -> publish(transaction, campaign));
        // Only what is committed is remembered.
        written.ifPresent(tree -> edges.put(campaign.id(), tree));
        return written.isPresent();
    }

    private Optional<LogTree> publish(Handle transaction, Campaign campaign) {
        boolean isDeclaredAnew = !campaign.declared().equals(declared.get(campaign.id()));
        boolean isDue = isDue(WaitingStore.queue(transaction, campaign.id()));
        if (!isDeclaredAnew && !isDue) {
            return Optional.empty();
        }
        if (!LogStore.isMine(transaction, campaign.id())) {
            return Optional.empty();
        }
        LogState before = head(transaction, campaign);
        LogTree tree = edge(transaction, campaign, before);
        Publication publication = new Publication(transaction, campaign.id(), tree);
        if (isDue) {
            publication.add(WaitingStore.take(transaction, campaign.id(), MOST), random);
        }
        Instant now = clock.instant();
        // Not as this node remembers them: another one may have published a correction just now.
        List<Declared> batches = campaigns.declared(transaction, campaign);
        DeclaredStore.missing(transaction, campaign.id(), batches)
                .forEach(batch -> publication.declare(batch, Leaf.hour(now)));
        declared.put(campaign.id(), batches);
        if (tree.size() == before.size()) {
            return Optional.empty();
        }
        publication.write();
        byte[] root = tree.root();
        LogStore.grow(
                transaction,
                campaign.id(),
                before.size(),
                new LogState(
                        before.origin(),
                        before.key(),
                        tree.size(),
                        root,
                        key.sign(before.origin(), tree.size(), root),
                        now,
                        before.cosigned(),
                        before.withdrawnBefore()));
        return Optional.of(tree);
    }

    /// Also due when the clock has jumped back behind what waits.
    private boolean isDue(WaitingStore.Queue queue) {
        Instant now = clock.instant();
        return queue.count() >= config.leaves()
                || queue.oldest()
                        .filter(oldest -> oldest.isAfter(now)
                                || !oldest.plus(config.interval()).isAfter(now))
                        .isPresent();
    }

    private LogTree edge(Handle transaction, Campaign campaign, LogState head) {
        LogTree remembered = edges.remove(campaign.id()); // it changes now, and is of use again once that is committed
        return remembered != null && remembered.size() == head.size() && Arrays.equals(remembered.root(), head.root())
                ? remembered
                : LogStore.edge(transaction, campaign.id(), head.size());
    }

    /// The log's head; where there is none yet, or no leaf yet, that of an empty log under today's address.
    private LogState head(Handle transaction, Campaign campaign) {
        Optional<LogState> found = LogStore.find(transaction, campaign.id());
        String origin = key.origin(campaign);
        if (found.isPresent()
                && (found.get().size() > 0
                        || found.get().origin().equals(origin)
                                && found.get().key().equals(key.verifierKey(origin)))) {
            return found.get();
        }
        byte[] root = MerkleTree.emptyRoot();
        LogStore.begin(
                transaction,
                campaign.id(),
                new LogState(
                        origin,
                        key.verifierKey(origin),
                        0,
                        root,
                        key.sign(origin, 0, root),
                        clock.instant(),
                        Optional.empty(),
                        BeforeStore.withdrawn(transaction, campaign.id())));
        return LogStore.find(transaction, campaign.id()).orElseThrow();
    }
}
