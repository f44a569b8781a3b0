package eu.undersigned.mailing;

import eu.undersigned.account.FourEyes;
import eu.undersigned.account.Members;
import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.confirmation.ConfirmationModule;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.db.Database;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Routes;
import eu.undersigned.job.Jobs;
import eu.undersigned.layout.Layout;
import eu.undersigned.mail.Carrier;
import eu.undersigned.outbox.Desk;
import eu.undersigned.outbox.Outbox;
import eu.undersigned.secrets.KeyedHash;
import eu.undersigned.secrets.SecretBox;
import eu.undersigned.signature.SignatureModule;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Wires updates to signers: the console's pages, what feeds a mailing, what sends it, and what ends it for a reader.
public final class MailingModule implements AutoCloseable {
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

    private final Campaigns campaigns;
    private final Database database;
    private final MailingConfig config;
    private final Layout layout;
    private final InstantSource clock;
    private final SecretBox box;
    private final UnsubscribeTokens links;
    private final UpdateComposer composer;
    private final FeedTokens tokens;
    private final Feeding feeding;
    private final Charges charges;
    private final List<Thread> threads = new ArrayList<>();

    /// @param key the secret `mailing`; 32 bytes
    /// @param box under the key of mails that wait to be sent
    public MailingModule(
            Campaigns campaigns,
            Database database,
            SignatureModule signatures,
            MailingConfig config,
            byte[] key,
            SecretBox box,
            Layout layout,
            SecureRandom random,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.database = database;
        this.config = config;
        this.layout = layout;
        this.clock = clock;
        this.box = box;
        this.links = new UnsubscribeTokens(key);
        this.composer = new UpdateComposer(layout, links);
        this.tokens = new FeedTokens(random, clock);
        this.feeding = new Feeding(database, campaigns, signatures, box, new KeyedHash(key), config, clock);
        this.charges = new Charges(database, clock);
    }

    /// Who writes test mails.
    public Map<String, Desk> desks() {
        return Map.of(
                TestLetter.KIND,
                new Desk(
                        (waiting, at) -> {
                            TestLetter letter = TestLetter.decode(waiting);
                            return composer.test(
                                    campaigns.byId(letter.campaign()),
                                    letter.id(),
                                    letter.mailbox(),
                                    letter.text(),
                                    letter.language(),
                                    at);
                        },
                        (_, _) -> {}));
    }

    public void route(Routes routes, ConfirmationModule confirmations, ErrorPages errors) {
        new FeedHandler(database, campaigns, tokens, feeding).route(routes);
        new UnsubscribeHandler(campaigns, database, confirmations, links, layout, errors).route(routes);
    }

    /// The console's pages, and the job that counts whom a mailing would reach.
    public void route(
            ConsoleRoutes routes,
            ConsoleLayout pages,
            Audit audit,
            Jobs jobs,
            Members members,
            Outbox outbox,
            FourEyes fourEyes) {
        CountingRecipients counting = new CountingRecipients(clock);
        jobs.add(counting);
        Writing writing = new Writing(database, audit, jobs, counting, members, outbox, clock);
        Releasing releasing = new Releasing(database, audit, fourEyes, tokens, clock);
        new MailingHandler(writing, releasing, composer, config, pages).route(routes);
        new ReleaseHandler(writing, releasing, pages).route(routes);
    }

    /// Frees what another process held when it died: only where no other process can be at work.
    public void takeOver() {
        charges.takeOverAll();
    }

    /// Begins to send.
    ///
    /// @param carriers a way to the mail server for each thread
    public void start(Supplier<Carrier> carriers) {
        for (int i = 0; i < config.connections(); i++) {
            UpdateCourier courier =
                    new UpdateCourier(database, campaigns, charges, composer, box, clock, carriers.get());
            threads.add(Thread.ofPlatform().name("updates-" + i).start(courier));
        }
        threads.add(Thread.ofPlatform().name("updates-charges").start(charges));
    }

    @Override
    public void close() {
        charges.close();
        long end = System.nanoTime() + LONGEST_FAREWELL.toNanos();
        boolean isQuiet = true;
        for (Thread thread : threads) {
            try {
                isQuiet &= thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                isQuiet = false;
            }
        }
        if (isQuiet) { // else whom it still tries is unsure, and found so when the lease ends
            charges.release();
        }
    }
}
