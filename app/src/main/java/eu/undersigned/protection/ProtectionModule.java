package eu.undersigned.protection;

import eu.undersigned.account.Members;
import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.db.Database;
import eu.undersigned.protection.Policy.AttackMode;
import eu.undersigned.secrets.KeyedHash;
import eu.undersigned.signature.Guard;
import eu.undersigned.signature.TypoHints;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Wires the protection against fraud, and keeps what it knows up to date once a second.
public final class ProtectionModule implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ProtectionModule.class.getName());
    /// In seconds.
    private static final int WRITE_EVERY = 5;

    private static final int LOOK_EVERY = 30;
    private static final int NAME_EVERY = 5;
    private static final int FORGET_EVERY = 3_600;

    private final Database database;
    private final InstantSource clock;
    private final Policies policies;
    private final DisposableDomains disposable;
    private final MailDomains mailDomains;
    private final UsedSteps used;
    private final Counts counts;
    private final DomainNames names;
    private final Attacks attacks;
    private final Trends trends;
    private final Shield shield;
    private final Prints prints;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("protection").factory());
    /// For what reads many signatures: an attack must not keep the other thread from noticing it.
    private final ScheduledExecutorService reading = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("protection-reading").factory());
    private long second;

    /// @param isLoadTest no limits, and no attack is noticed, unless somebody sets them up
    /// @param data the directory in which a newer list of throw-away domains may lie
    public ProtectionModule(
            Campaigns campaigns,
            Database database,
            ProtectionConfig config,
            boolean isLoadTest,
            byte[] pepper,
            Path data,
            SecureRandom random,
            InstantSource clock) {
        this.database = database;
        this.clock = clock;
        KeyedHash hash = Prints.key(pepper);
        this.policies = new Policies(database, config.limits(), isLoadTest ? AttackMode.OFF : AttackMode.AUTOMATIC);
        this.disposable = new DisposableDomains(data, database);
        this.mailDomains = new MailDomains(isLoadTest ? "off" : config.resolver(), clock);
        this.used = new UsedSteps(database);
        this.counts = new Counts(database, clock);
        this.names = new DomainNames(database, counts);
        this.attacks = new Attacks(campaigns, database, policies, clock);
        this.trends = new Trends(campaigns, database, new TypoHints()::isCommon, clock);
        this.prints = new Prints(hash);
        this.shield = new Shield(
                policies,
                prints,
                new Stamps(hash),
                new Steps(hash, random, used),
                disposable,
                mailDomains,
                counts,
                attacks,
                !isLoadTest,
                clock);
    }

    public Guard guard() {
        return shield;
    }

    /// Whether a mail domain, or one above it, is of a service for throw-away mailboxes.
    public boolean isDisposable(String domain) {
        return disposable.contains(domain);
    }

    public void route(ConsoleRoutes routes, ConsoleLayout layout, Members members, Audit audit) {
        ProtectionReader reader = new ProtectionReader(database, policies, attacks, disposable, members, clock);
        new ProtectionHandler(database, policies, prints, reader, layout, audit, clock).route(routes);
    }

    /// Reads what people set, then keeps looking.
    public void start() {
        refresh();
        schedule.scheduleAtFixedRate(this::everySecond, 1, 1, TimeUnit.SECONDS);
        reading.scheduleWithFixedDelay(() -> quietly(names::look), NAME_EVERY, NAME_EVERY, TimeUnit.SECONDS);
        reading.scheduleWithFixedDelay(() -> quietly(this::forget), FORGET_EVERY, FORGET_EVERY, TimeUnit.SECONDS);
    }

    private void refresh() {
        if (policies.refresh()) {
            disposable.refresh();
        }
    }

    private void everySecond() {
        second++;
        quietly(this::refresh);
        quietly(attacks::watch);
        quietly(used::exchange);
        if (second % WRITE_EVERY == 0) {
            quietly(counts::write);
            quietly(() -> disposable.lookForFile(clock.instant()));
        }
        if (second % LOOK_EVERY == 0) {
            quietly(trends::watch);
        }
    }

    private void forget() {
        database.useTransaction(transaction -> CountingStore.forget(transaction, clock.instant()));
    }

    /// What fails once, for instance while the database is away, is tried again.
    private static void quietly(Runnable job) {
        try {
            job.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> "protection: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        schedule.shutdown();
        reading.shutdownNow();
        try {
            schedule.awaitTermination(3, TimeUnit.SECONDS);
            reading.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        mailDomains.close();
        quietly(counts::write);
    }
}
