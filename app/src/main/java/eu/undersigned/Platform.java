package eu.undersigned;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.KitFolders;
import eu.undersigned.campaign.LeadKeys;
import eu.undersigned.config.Options;
import eu.undersigned.config.Settings;
import eu.undersigned.db.Database;
import eu.undersigned.db.DatabaseAddress;
import eu.undersigned.db.EmbeddedPostgres;
import eu.undersigned.delivery.KeyNotices;
import eu.undersigned.demo.Demo;
import eu.undersigned.http.Routes;
import eu.undersigned.http.StaticFiles;
import eu.undersigned.http.Templates;
import eu.undersigned.layout.FailurePages;
import eu.undersigned.layout.Layout;
import eu.undersigned.operations.DataLock;
import eu.undersigned.operations.Metrics;
import eu.undersigned.organisation.TrialKeys;
import eu.undersigned.outbox.Outbox;
import eu.undersigned.secrets.SecretBox;
import eu.undersigned.secrets.SecretCheckStore;
import eu.undersigned.secrets.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Deque;
import java.util.Map;

/// What all parts stand on: settings, secrets, the database with its campaigns, the frame of the pages. What is opened
/// here, by whatever part, is closed in reverse.
final class Platform {
    final Options options;
    final InstantSource clock;
    final SecureRandom random = new SecureRandom();
    final Configuration configuration;
    final Secrets secrets;
    final Database database;
    final Outbox outbox;
    final KeyNotices keyNotices;
    final Campaigns campaigns;
    final TrialKeys trialKeys;
    final LeadKeys leadKeys;
    final Metrics metrics = new Metrics();
    final StaticFiles files = new StaticFiles();
    final Templates templates = new Templates();
    final Layout layout;
    final FailurePages errors;
    final Routes routes = new Routes();
    /// Whether what it shows is invented.
    final boolean isDemo;

    private final Deque<AutoCloseable> opened;

    /// @param opened gets what is opened, also when this fails half-way
    Platform(Options options, Map<String, String> environment, InstantSource clock, Deque<AutoCloseable> opened) {
        this.options = options;
        this.clock = clock;
        this.opened = opened;
        open(DataLock.take(options.data()));
        Settings settings = Settings.read(options.data().resolve("undersigned.properties"), environment);
        this.configuration = Configuration.read(settings, options);
        this.secrets = Secrets.open(options.data(), settings, environment, random);
        secrets.readAll();
        settings.refuseUnknown();
        this.database = openDatabase();
        database.useTransaction(transaction -> {
            SecretCheckStore.check(transaction, "pepper", secrets.pepper());
            SecretCheckStore.check(transaction, "record", secrets.recordKey());
            SecretCheckStore.check(transaction, "outbox", secrets.outboxKey());
            // The links in mails that were sent are made with it.
            SecretCheckStore.check(transaction, "mailing", secrets.mailingKey());
            SecretCheckStore.check(transaction, "console", secrets.consoleKey());
            // The links of writers, and the hashes of their words.
            SecretCheckStore.check(transaction, "voice", secrets.voiceKey());
            // Answers that wait are sealed under it.
            SecretCheckStore.check(transaction, "consultation", secrets.consultationKey());
            // Who signs letters, and the links in their mails.
            SecretCheckStore.check(transaction, "cosigning", secrets.cosigningKey());
        });
        this.campaigns = new Campaigns(database, clock);
        this.outbox = new Outbox(new SecretBox(secrets.outboxKey(), random));
        this.keyNotices = new KeyNotices(outbox, clock);
        campaigns.importKits(KitFolders.read(options.campaigns()), keyNotices);
        this.trialKeys = new TrialKeys(options.data(), database, keyNotices, clock);
        this.leadKeys = new LeadKeys(campaigns, trialKeys);
        leadKeys.makeWhereNothingIs();
        this.isDemo = options.demo() || Demo.isDemo(database);
        this.layout = new Layout(templates, files, () -> isDemo, publicUrl());
        this.errors = new FailurePages(layout, campaigns, routes::isServed);
    }

    private Database openDatabase() {
        DatabaseAddress address = configuration
                .database()
                .url()
                .map(DatabaseAddress::parse)
                .orElseGet(() -> open(EmbeddedPostgres.start(options.data(), secrets.databasePassword()))
                        .address());
        return open(Database.open(address, configuration.database().connections()));
    }

    String publicUrl() {
        return configuration.http().publicUrl().toString();
    }

    <T extends AutoCloseable> T open(T part) {
        opened.push(part);
        return part;
    }

    /// Stops the parts in reverse order.
    static void close(Deque<AutoCloseable> opened) {
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
