package eu.undersigned;

import eu.undersigned.account.AccountModule;
import eu.undersigned.account.FederationConfig;
import eu.undersigned.account.FourEyes;
import eu.undersigned.account.Members;
import eu.undersigned.account.SessionConfig;
import eu.undersigned.account.Sessions;
import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.KitFolders;
import eu.undersigned.campaign.LeadKeys;
import eu.undersigned.config.ConfigException;
import eu.undersigned.config.Options;
import eu.undersigned.config.Settings;
import eu.undersigned.confirmation.ConfirmationModule;
import eu.undersigned.console.Attempts;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleModule;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.MemberMailComposer;
import eu.undersigned.db.Database;
import eu.undersigned.db.DatabaseAddress;
import eu.undersigned.db.DatabaseConfig;
import eu.undersigned.db.EmbeddedPostgres;
import eu.undersigned.delivery.DeliveryModule;
import eu.undersigned.delivery.DerivedSecrets;
import eu.undersigned.delivery.Erasures;
import eu.undersigned.delivery.KeyNotices;
import eu.undersigned.delivery.WebhookConfig;
import eu.undersigned.demo.Demo;
import eu.undersigned.editing.EditingModule;
import eu.undersigned.http.HttpConfig;
import eu.undersigned.http.HttpServer;
import eu.undersigned.http.Routes;
import eu.undersigned.http.StaticFiles;
import eu.undersigned.http.Templates;
import eu.undersigned.invalidation.InvalidationModule;
import eu.undersigned.job.Jobs;
import eu.undersigned.layout.FailurePages;
import eu.undersigned.layout.Layout;
import eu.undersigned.mail.DevMailboxHandler;
import eu.undersigned.mail.MailConfig;
import eu.undersigned.mailing.MailingConfig;
import eu.undersigned.mailing.MailingModule;
import eu.undersigned.mailing.Received;
import eu.undersigned.news.NewsModule;
import eu.undersigned.operations.DataLock;
import eu.undersigned.operations.HealthHandler;
import eu.undersigned.operations.Metrics;
import eu.undersigned.organisation.TrialKeys;
import eu.undersigned.outbox.Desk;
import eu.undersigned.outbox.MailModule;
import eu.undersigned.outbox.Outbox;
import eu.undersigned.oversight.OversightModule;
import eu.undersigned.overview.AlertMail;
import eu.undersigned.overview.Alerts;
import eu.undersigned.overview.OverviewModule;
import eu.undersigned.page.PageModule;
import eu.undersigned.protection.DomainPrints;
import eu.undersigned.protection.ProtectionConfig;
import eu.undersigned.protection.ProtectionModule;
import eu.undersigned.receipt.ReceiptModule;
import eu.undersigned.secrets.SecretBox;
import eu.undersigned.secrets.SecretCheckStore;
import eu.undersigned.secrets.Secrets;
import eu.undersigned.signature.SealConfig;
import eu.undersigned.signature.SignatureModule;
import eu.undersigned.statistics.StatisticsModule;
import eu.undersigned.tally.Tally;
import eu.undersigned.tally.TallyModule;
import eu.undersigned.transparency.IntegrityModule;
import eu.undersigned.transparency.Leaves;
import eu.undersigned.transparency.LogConfig;
import eu.undersigned.transparency.NoLeaves;
import eu.undersigned.transparency.TransparencyModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The parts in the order of the data's way, each given what it needs. What is opened is closed in reverse.
public final class Application implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Options options;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private int port;
    private Optional<String> firstLink = Optional.empty();
    private List<ConsoleRoutes.Guarded> consolePages = List.of();
    private Supplier<List<String>> warnings = List::of;

    private Application(Options options, Map<String, String> environment, InstantSource clock) {
        this.options = options;
        this.environment = environment;
        this.clock = clock;
    }

    /// @throws ConfigException when a setting, a secret or a campaign kit can't be used
    public static Application start(Options options, Map<String, String> environment) {
        return start(options, environment, InstantSource.system());
    }

    static Application start(Options options, Map<String, String> environment, InstantSource clock) {
        Application application = new Application(options, environment, clock);
        try {
            application.wire();
            return application;
        } catch (RuntimeException e) {
            application.close();
            throw e;
        }
    }

    private void wire() {
        open(DataLock.take(options.data()));
        Settings settings = Settings.read(options.data().resolve("undersigned.properties"), environment);
        DatabaseConfig databaseConfig = DatabaseConfig.from(settings);
        HttpConfig httpConfig = HttpConfig.from(settings, options);
        MailConfig mailConfig = MailConfig.from(settings);
        ProtectionConfig protectionConfig = ProtectionConfig.from(settings);
        Secrets secrets = Secrets.open(options.data(), settings, environment, random);
        byte[] pepper = secrets.pepper();
        byte[] recordKey = secrets.recordKey();
        byte[] outboxKey = secrets.outboxKey();
        byte[] deliveryKey = secrets.deliveryKey();
        byte[] logKey = secrets.logKey();
        String databasePassword = secrets.databasePassword();
        SealConfig sealConfig = SealConfig.from(settings, options.loadTest());
        LogConfig logConfig = LogConfig.from(settings, options.loadTest());
        WebhookConfig webhookConfig = WebhookConfig.from(settings);
        byte[] consoleKey = secrets.consoleKey();
        FourEyes fourEyes = FourEyes.from(settings);
        SessionConfig sessionConfig = SessionConfig.from(settings);
        Optional<FederationConfig> federation = FederationConfig.from(settings);
        Attempts attempts = new Attempts(Attempts.Config.from(settings));
        MailingConfig mailingConfig = MailingConfig.from(settings);
        byte[] mailingKey = secrets.mailingKey();
        settings.refuseUnknown();

        Database database = database(databaseConfig, databasePassword);
        database.useTransaction(transaction -> {
            SecretCheckStore.check(transaction, "pepper", pepper);
            SecretCheckStore.check(transaction, "record", recordKey);
            SecretCheckStore.check(transaction, "outbox", outboxKey);
            // The links in mails that were sent are made with it.
            SecretCheckStore.check(transaction, "mailing", mailingKey);
            SecretCheckStore.check(transaction, "console", consoleKey);
        });
        Campaigns campaigns = new Campaigns(database, clock);
        Outbox outbox = new Outbox(new SecretBox(outboxKey, random));
        KeyNotices keyNotices = new KeyNotices(outbox, clock);
        campaigns.importKits(KitFolders.read(options.campaigns()), keyNotices);
        LeadKeys leadKeys = new LeadKeys(campaigns, new TrialKeys(options.data(), database, keyNotices, clock));
        leadKeys.makeWhereNothingIs();

        Metrics metrics = new Metrics();
        StaticFiles files = new StaticFiles();
        Templates templates = new Templates();
        boolean isDemo = options.demo() || Demo.isDemo(database);
        Layout layout = new Layout(
                templates, files, () -> isDemo, httpConfig.publicUrl().toString());
        Tally tally = new Tally(clock);

        ProtectionModule protection = open(new ProtectionModule(
                campaigns, database, protectionConfig, options.loadTest(), pepper, options.data(), random, clock));
        protection.start();

        // 1 signature, 2 confirmation, 3 tally, 4 transparency
        SignatureModule signatures = open(new SignatureModule(
                campaigns,
                database,
                outbox,
                tally,
                layout,
                secrets,
                sealConfig,
                protection.guard(),
                metrics,
                random,
                clock));
        ConfirmationModule confirmations = open(new ConfirmationModule(
                campaigns,
                database,
                signatures,
                tally,
                logConfig.isSkipped() ? new NoLeaves() : new Leaves(campaigns),
                new Erasures(),
                new Received(),
                layout,
                metrics,
                random,
                clock));
        TransparencyModule transparency = open(new TransparencyModule(
                campaigns,
                database,
                logConfig,
                logKey,
                httpConfig.publicUrl().toString(),
                confirmations::entered,
                metrics,
                random,
                clock));
        transparency.begin();
        warnings =
                () -> Stream.of(database.warnings(), leadKeys.warnings(), transparency.warnings(), campaigns.warnings())
                        .flatMap(List::stream)
                        .toList();
        Members members = new Members(new SecretBox(consoleKey, random), clock);
        if (options.demo()) {
            new Demo(
                            database,
                            campaigns,
                            signatures,
                            tally,
                            members,
                            options.data().resolve("demo-keys"),
                            clock)
                    .fill();
            confirmations.entering().run();
            transparency.begin();
        }
        TallyModule tallies = new TallyModule(campaigns, database, metrics, clock);
        PageModule pages = new PageModule(
                campaigns, database, tallies.snapshots(), signatures.asked(), protection.guard(), layout, files, clock);

        FailurePages errors = new FailurePages(layout, campaigns);
        Routes routes = new Routes();
        new HealthHandler(database::answers, warnings, metrics).route(routes);
        Map<String, Desk> desks = new HashMap<>(signatures.desks());
        desks.putAll(KeyNotices.desks(layout));
        desks.putAll(MemberMailComposer.desks(layout));
        MailingModule mailings = new MailingModule(
                campaigns,
                database,
                signatures,
                mailingConfig,
                mailingKey,
                new SecretBox(outboxKey, random),
                layout,
                random,
                clock);
        desks.putAll(mailings.desks());
        desks.putAll(AlertMail.desks(layout));
        MailModule mail = open(new MailModule(mailConfig, options.loadTest(), database, outbox, desks, metrics, clock));
        if (databaseConfig.url().isEmpty()) {
            mail.takeOver();
            mailings.takeOver();
        }
        mail.start().ifPresent(mailbox -> new DevMailboxHandler(mailbox, templates, files, errors).route(routes));
        open(mailings).start(mail::carrier);
        mailings.route(routes, confirmations, errors);
        tallies.route(routes);
        transparency.route(routes, errors);
        DeliveryModule deliveries = open(new DeliveryModule(
                campaigns,
                database,
                deliveryKey,
                webhookConfig,
                tallies.snapshots()::of,
                layout,
                () -> isDemo,
                metrics,
                clock));
        deliveries.route(routes, errors);
        deliveries.start();
        signatures.route(routes, pages.formPage(), errors);
        confirmations.route(routes, errors, tallies.snapshots()::confirmedNow);
        pages.route(routes, errors);
        new IntegrityModule(campaigns, database, logConfig.witnesses(), layout, () -> isDemo, clock)
                .route(routes, errors);
        new StatisticsModule(campaigns, database, tallies.snapshots(), layout, clock).route(routes, errors);
        NewsModule news = new NewsModule(campaigns, layout, clock);
        news.route(routes, errors);
        new ReceiptModule(campaigns, transparency.receipts()::find, transparency::keys, layout).route(routes, errors);

        Audit audit = new Audit(clock);
        Jobs jobs = open(new Jobs(database, clock));
        Sessions sessions = new Sessions(database, members, sessionConfig, random, clock);
        Alerts alerts = new Alerts(database, clock);
        ConsoleLayout consoleLayout = new ConsoleLayout(
                templates, files, () -> isDemo, httpConfig.publicUrl().toString(), campaigns, alerts);
        ConsoleRoutes console = new ConsoleRoutes(routes, sessions, campaigns, database, audit, consoleLayout, errors);
        protection.route(console, consoleLayout, members, audit);
        OverviewModule overview = new OverviewModule(database, alerts, mail::health, deliveries, clock);
        overview.route(console, consoleLayout, members, audit);
        new InvalidationModule(
                        database,
                        jobs,
                        audit,
                        members,
                        fourEyes,
                        confirmations.validity(),
                        new DomainPrints(pepper)::of,
                        consoleLayout,
                        clock)
                .route(console);
        new OversightModule(database, jobs, audit, members, consoleLayout, clock).route(console);
        AccountModule accounts = new AccountModule(
                database,
                members,
                sessions,
                outbox,
                audit,
                consoleKey,
                httpConfig.publicUrl(),
                federation,
                () -> campaigns.all().stream().map(Campaign::id).toList(),
                random,
                clock);
        metrics.gauge(
                "undersigned_console_refused",
                "Attempts to sign in to the console that were refused",
                accounts.trail()::count);
        new ConsoleModule(campaigns, accounts, attempts, consoleLayout, federation.map(FederationConfig::name), clock)
                .route(console);
        new EditingModule(campaigns, database, members, fourEyes, keyNotices, audit, consoleLayout, clock)
                .route(console, pages::draft, news::draft);
        mailings.route(console, consoleLayout, audit, jobs, members, outbox, fourEyes);
        jobs.start();

        ScheduledExecutorService schedule = Executors.newScheduledThreadPool(2);
        schedule.scheduleWithFixedDelay(tallies.snapshots(), 200, 200, TimeUnit.MILLISECONDS);
        schedule.scheduleWithFixedDelay(quietly(campaigns::refresh), 5, 5, TimeUnit.SECONDS);
        schedule.scheduleWithFixedDelay(quietly(signatures.sealing()), 1, 60, TimeUnit.SECONDS);
        if (!logConfig.isSkipped()) {
            schedule.scheduleWithFixedDelay(quietly(confirmations.entering()), 1, 600, TimeUnit.SECONDS);
        }
        schedule.scheduleWithFixedDelay(confirmations.expiry(), 10, 300, TimeUnit.SECONDS);
        schedule.scheduleWithFixedDelay(
                quietly(overview.watching(campaigns, warnings, members, outbox)), 5, 20, TimeUnit.SECONDS);
        open(schedule::shutdownNow);

        transparency.start();
        HttpServer server = new HttpServer(httpConfig, routes, errors);
        server.start();
        open(server);
        open(tallies);
        port = server.port();
        firstLink = accounts.welcoming().firstLink(options.newCoordinator());
        consolePages = console.guarded();
    }

    private <T extends AutoCloseable> T open(T part) {
        opened.push(part);
        return part;
    }

    /// A job that fails once, for instance while the database is away, is run again.
    private static Runnable quietly(Runnable job) {
        return () -> {
            try {
                job.run();
            } catch (RuntimeException e) {
                System.getLogger(Application.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                () -> "a job failed: " + e.getClass().getSimpleName());
            }
        };
    }

    private Database database(DatabaseConfig config, String password) {
        DatabaseAddress address = config.url()
                .map(DatabaseAddress::parse)
                .orElseGet(() ->
                        open(EmbeddedPostgres.start(options.data(), password)).address());
        return open(Database.open(address, config.connections()));
    }

    /// What somebody should see to.
    public List<String> warnings() {
        return warnings.get();
    }

    /// The access token of an organisation, such as `every-second-counts/eurochild`, on the instance of these options.
    ///
    /// @throws ConfigException when there is no such instance
    public static String token(Options options, Map<String, String> environment, String name) {
        return new DerivedSecrets(options, environment).token(name);
    }

    /// Whether the kits are there and none has an organisation of this name, such as `every-second-counts/eurochild`.
    static boolean isInNoKit(Options options, String name) {
        try {
            return KitFolders.read(options.campaigns()).stream()
                    .map(KitFolders.Found::kit)
                    .flatMap(kit -> kit.organisations().stream().map(one -> kit.slug() + "/" + one.slug()))
                    .noneMatch(name::equals);
        } catch (ConfigException e) {
            return false; // nobody can tell, and a secret needs no kit
        }
    }

    /// The secret with which an organisation checks what its webhook is told.
    ///
    /// @throws ConfigException when there is no such instance
    public static String webhookSecret(Options options, Map<String, String> environment, String name) {
        return new DerivedSecrets(options, environment).webhookSecret(name);
    }

    /// Where the first coordinator begins; empty once the console has a member.
    public Optional<String> firstLink() {
        return firstLink;
    }

    /// The console's pages, each with who may use it.
    List<ConsoleRoutes.Guarded> consolePages() {
        return consolePages;
    }

    public int port() {
        return port;
    }

    /// Takes no more requests, writes what waits, and stops the parts in reverse order.
    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Exception e) {
                System.getLogger(Application.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                () -> "stopping: " + e.getClass().getSimpleName());
            }
        }
    }
}
