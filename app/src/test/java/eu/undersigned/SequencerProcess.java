package eu.undersigned;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.config.Settings;
import eu.undersigned.confirmation.Counted;
import eu.undersigned.confirmation.Entered;
import eu.undersigned.confirmation.Ticket;
import eu.undersigned.db.Database;
import eu.undersigned.db.DatabaseAddress;
import eu.undersigned.operations.Metrics;
import eu.undersigned.transparency.Leaves;
import eu.undersigned.transparency.LogConfig;
import eu.undersigned.transparency.TransparencyModule;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// A node of which nothing runs but the log: it enters leaves as confirming transactions do, and publishes them, until
/// it is killed. What it entered it also writes into a table of the test, in the same transaction.
final class SequencerProcess {
    /// The same in all nodes; real ones share their secrets too.
    private static final byte[] SEED = new byte[32];

    private SequencerProcess() {}

    public static void main(String[] arguments) {
        SecureRandom random = new SecureRandom();
        Database database = Database.open(DatabaseAddress.parse(arguments[0]), 4);
        Campaigns campaigns = new Campaigns(database);
        LogConfig config = LogConfig.from(
                Settings.of(Map.of("log.publish.interval", "PT0.01S", "log.publish.leaves", "50")), false);
        TransparencyModule log = new TransparencyModule(
                campaigns,
                database,
                config,
                SEED,
                "https://petition.example.org",
                _ -> Optional.empty(),
                new Metrics(),
                random,
                InstantSource.system());
        log.begin();
        // Without a pause: whoever kills this process should find it publishing.
        Thread.ofPlatform().daemon().start(() -> {
            while (true) {
                log.begin();
            }
        });
        Leaves leaves = new Leaves(campaigns);
        Campaign campaign = campaigns.all().getFirst();
        System.out.println("running");
        if (arguments.length > 1) {
            return; // only to see which classes a start needs
        }
        while (true) {
            List<UUID> ids = new ArrayList<>();
            int count = 1 + random.nextInt(30);
            for (int i = 0; i < count; i++) {
                ids.add(UUID.randomUUID());
            }
            database.useTransaction(transaction -> enter(transaction, leaves, campaign, ids, random));
        }
    }

    private static void enter(
            Handle transaction, Leaves leaves, Campaign campaign, List<UUID> ids, SecureRandom random) {
        long first = transaction
                        .createQuery("SELECT nextval('leaf_batch')")
                        .mapTo(Long.class)
                        .one()
                * Ticket.PLACES;
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        int text = campaign.texts().values().iterator().next().id();
        List<Entered> entered = new ArrayList<>();
        for (int place = 0; place < ids.size(); place++) {
            byte[] salt = new byte[32];
            random.nextBytes(salt);
            Counted counted = new Counted(campaign.id(), "BE", "EN", Optional.empty(), Optional.empty(), now, now);
            entered.add(new Entered(ids.get(place), counted, text, new byte[32], salt, first + place));
            transaction.execute("INSERT INTO test_entered (ticket, batch) VALUES (?, ?)", first + place, first);
        }
        leaves.entered(transaction, entered);
        if (random.nextInt(3) == 0) {
            // Withdrawn in a transaction of its own in real life; in the same one it is harder.
            leaves.withdrawn(transaction, campaign.id(), first, now);
            transaction.execute("INSERT INTO test_withdrawn (ticket) VALUES (?)", first);
        }
    }
}
