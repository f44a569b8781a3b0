package eu.undersigned;

import eu.undersigned.config.Options;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.db.DatabaseAddress;
import eu.undersigned.db.TestPostgres;
import eu.undersigned.operations.JsonLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The whole application in this process, on a real database of its own, and what its visitors do with it.
final class TestApplication implements AutoCloseable {
    static final String CAMPAIGN = "every-second-counts";
    static final String HOME = "/en/" + CAMPAIGN;
    static final String API = "/api/v1/campaigns/" + CAMPAIGN;
    static final Path KITS = TestKits.FOLDER;

    final TestClock clock = new TestClock();
    final Setup setup;
    private final Application application;
    private final Visitor visitor;

    /// What an application is started with; the same twice means a second start.
    ///
    /// @param environment beside the database
    record Setup(String databaseUrl, Path data, Path campaigns, Map<String, String> environment, List<String> flags) {
        static Setup fresh() {
            Map<String, String> environment = Map.of(
                    "UNDERSIGNED_LIMITS_NETWORK_BURST", "1000000",
                    "UNDERSIGNED_LIMITS_SURGE_PER_MINUTE", "100000000",
                    "UNDERSIGNED_PROTECTION_RESOLVER", "off",
                    "UNDERSIGNED_CONSOLE_ATTEMPTS_BURST", "1000000",
                    "UNDERSIGNED_PUBLIC_URL", "https://petition.example.org");
            return new Setup(TestPostgres.emptyDatabaseUrl(), TestFolders.make("data"), KITS, environment, List.of());
        }

        Setup with(String key, String value) {
            Map<String, String> changed = new HashMap<>(environment);
            changed.put(key, value);
            return new Setup(databaseUrl, data, campaigns, changed, flags);
        }

        /// A second node on the same database, with the first one's secrets, as an operator gives them to it; a trial's
        /// key
        /// stays where it was made. The first has been started before.
        Setup anotherNode() {
            Path node = TestFolders.make("node");
            try {
                Path secrets = Files.createDirectory(node.resolve("secrets"));
                try (Stream<Path> files = Files.list(data.resolve("secrets"))) {
                    for (Path file : files.toList()) {
                        Files.copy(file, secrets.resolve(file.getFileName()));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return withData(node);
        }

        Setup withData(Path other) {
            return new Setup(databaseUrl, other, campaigns, environment, flags);
        }

        Setup withCampaigns(Path other) {
            return new Setup(databaseUrl, data, other, environment, flags);
        }

        Setup withFlags(String... others) {
            return new Setup(databaseUrl, data, campaigns, environment, List.of(others));
        }
    }

    private TestApplication(Setup setup) {
        this.setup = setup;
        this.application = launch(setup, clock);
        this.visitor = new Visitor(application.port());
    }

    static TestApplication start() {
        return start(Setup.fresh());
    }

    static TestApplication start(Setup setup) {
        return new TestApplication(setup);
    }

    /// The bare start, for tests in which it fails.
    static Application launch(Setup setup, InstantSource clock) {
        JsonLog.install();
        List<String> arguments = new ArrayList<>(List.of("--port", "0"));
        arguments.addAll(List.of("--data", setup.data().toString()));
        arguments.addAll(List.of("--campaigns", setup.campaigns().toString()));
        arguments.addAll(setup.flags());
        Map<String, String> environment = new HashMap<>(setup.environment());
        if (!setup.databaseUrl().isEmpty()) {
            environment.put("UNDERSIGNED_DATABASE_URL", setup.databaseUrl());
        }
        return Application.start(Options.parse(arguments.toArray(new String[0])), environment, clock);
    }

    /// Where the first coordinator begins; only while the console has no member.
    String firstLink() {
        return application.firstLink().orElseThrow();
    }

    /// The console's pages, each with who may use it.
    List<ConsoleRoutes.Guarded> consolePages() {
        return application.consolePages();
    }

    int port() {
        return application.port();
    }

    Visitor visitor() {
        return visitor;
    }

    HttpResponse<String> get(String path, String... headers) {
        return visitor.get(path, headers);
    }

    HttpResponse<String> sign(SignerForm form) {
        return visitor.post(HOME + "/sign", form.fields());
    }

    HttpResponse<String> signIn(String language, SignerForm form) {
        return visitor.post("/" + language + "/" + CAMPAIGN + "/sign", form.fields());
    }

    HttpResponse<String> confirm(TestMail mail) {
        return visitor.post(mail.confirmPath(), Map.of("action", "confirm"));
    }

    /// Signs, and gives the mail that asks to confirm.
    TestMail signed(String name, String email) {
        return signed(SignerForm.of(name, email));
    }

    TestMail signed(SignerForm form) {
        String to = form.fields().getOrDefault("email", "");
        int before = mailsTo(to).size();
        HttpResponse<String> answer = sign(form);
        if (answer.statusCode() != 303) {
            throw new AssertionError("signing answered " + answer.statusCode());
        }
        return mailTo(to, before + 1);
    }

    /// Signs and confirms.
    TestMail counted(SignerForm form) {
        TestMail mail = signed(form);
        HttpResponse<String> answer = confirm(mail);
        if (answer.statusCode() != 303) {
            throw new AssertionError("confirming answered " + answer.statusCode());
        }
        return mail;
    }

    TestMail counted(String name, String email) {
        return counted(SignerForm.of(name, email));
    }

    /// All mails to an address, oldest first.
    List<TestMail> mailsTo(String address) {
        List<TestMail> mails = new ArrayList<>();
        for (JsonNode mail : visitor.getJson("/dev/mailbox.json")) {
            if (mail.get("to").asString().equals(address)) {
                mails.addFirst(TestMail.of(mail));
            }
        }
        return mails;
    }

    /// The mail with this number to an address, once it has come.
    TestMail mailTo(String address, int number) {
        Await.until("mail " + number, () -> mailsTo(address).size() >= number);
        return mailsTo(address).get(number - 1);
    }

    JsonNode counts() {
        return visitor.getJson(API);
    }

    /// The published counts, once they are as expected.
    JsonNode counts(String what, Predicate<JsonNode> expected) {
        Await.until(what, () -> expected.test(counts()));
        return counts();
    }

    long published(String count) {
        return counts().get(count).asLong();
    }

    DatabaseAddress address() {
        return DatabaseAddress.parse(setup.databaseUrl());
    }

    /// Looks into the database behind the application's back.
    long number(String sql, Object... values) {
        try (Connection connection = TestPostgres.connect(address());
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Likewise, one text.
    String text(String sql) {
        try (Connection connection = TestPostgres.connect(address());
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        try (Connection connection = TestPostgres.connect(address());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long signatures() {
        return number("SELECT count(*) FROM signature");
    }

    /// A sum of the counts as the database holds it, ahead of its publication.
    long tally(String dimension) {
        return number("SELECT coalesce(sum(count), 0) FROM tally WHERE dimension = ?", dimension);
    }

    @Override
    public void close() {
        visitor.close();
        application.close();
    }
}
