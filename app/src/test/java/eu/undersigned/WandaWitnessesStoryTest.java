package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.config.ConfigException;
import eu.undersigned.db.DatabaseAddress;
import eu.undersigned.db.TestPostgres;
import eu.undersigned.tlog.Cosignature;
import eu.undersigned.tlog.MalformedException;
import eu.undersigned.tlog.NoteSigner;
import eu.undersigned.tlog.ProofFile;
import eu.undersigned.tlog.SignedCheckpoint;
import eu.undersigned.tlog.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Wanda cosigns the log from elsewhere, and remembers what she has seen.
class WandaWitnessesStoryTest {
    private static final String ORIGIN = "petition.example.org/" + CAMPAIGN + "/log";
    /// The log's key in these stories, so that witnesses know it.
    private static final NoteSigner LOG = NoteSigner.ed25519(ORIGIN, new byte[32]);

    @TempDir
    Path folder;

    private Setup setup(String policy) throws IOException {
        return Setup.fresh()
                .with(
                        "UNDERSIGNED_LOG_WITNESSES",
                        Files.writeString(folder.resolve("policy"), policy).toString())
                .with("UNDERSIGNED_LOG_WITNESS_INTERVAL", "PT0.1S")
                .with("UNDERSIGNED_SECRETS_LOG", Base64.getEncoder().encodeToString(new byte[32]));
    }

    private static SignedCheckpoint head(TestApplication application) {
        return open(application.get(PublicLog.PATH + "checkpoint").body());
    }

    private static SignedCheckpoint open(String note) {
        try {
            return SignedCheckpoint.open(note.getBytes(StandardCharsets.UTF_8), LOG.key());
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> cosigners(SignedCheckpoint checkpoint, TestWitness... witnesses) {
        try {
            return checkpoint
                    .cosignatures(Arrays.stream(witnesses)
                            .map(witness -> witness.cosigner.key())
                            .toList())
                    .stream()
                    .map(Cosignature::key)
                    .map(VerifierKey::name)
                    .toList();
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theLogAndItsReceiptsCarryHerSignature() throws Exception {
        try (TestWitness wanda = new TestWitness("wanda.example", 1);
                TestWitness yves = new TestWitness("yves.example", 2)) {
            TestWitness closed = new TestWitness("gone.example", 3);
            String gone = closed.line("gone");
            closed.close();
            Setup setup = setup(
                    wanda.line("wanda") + yves.line("yves") + gone + "group enough 2 wanda yves gone\nquorum enough\n");
            try (TestApplication application = TestApplication.start(setup)) {
                TestMail mail = application.counted("Ivo Example", "ivo@example.org");
                Await.until(
                        "both have cosigned",
                        () -> head(application).checkpoint().size() == 2
                                && cosigners(head(application), wanda, yves).size() == 2);
                String file =
                        application.get(mail.minePath() + "/receipt.tlog-proof").body();
                assertThat(cosigners(open(ProofFile.parse(file).checkpointNote()), wanda, yves))
                        .containsExactly("wanda.example", "yves.example");
                assertThat(application.number("SELECT count(*) FROM log_witness WHERE size = 2"))
                        .isEqualTo(2);
                assertThat(application.get("/metrics").body())
                        .contains("undersigned_log_witness_total{outcome=\"unreachable\"}");
            }
        }
    }

    @Test
    void aDatabasePutBackToAnEarlierDayMakesTheLogStandStill() throws Exception {
        try (TestWitness wanda = new TestWitness("wanda.example", 1)) {
            Setup setup = setup(wanda.line("wanda") + "quorum wanda\n");
            try (TestApplication application = TestApplication.start(setup)) {
                application.counted("Ivo Example", "ivo@example.org");
                Await.until("she has seen it", () -> wanda.size(ORIGIN) == 2);
            }
            String backup = copy(setup.databaseUrl());
            try (TestApplication application = TestApplication.start(setup)) {
                application.counted("Mara Example", "mara@example.org");
                Await.until("she has seen it", () -> wanda.size(ORIGIN) == 3);
            }
            Setup back = new Setup(backup, setup.data(), setup.campaigns(), setup.environment(), List.of());
            try (TestApplication application = TestApplication.start(back)) {
                Await.until("the alarm", () -> application.get("/readyz").body().contains("stands still"));
                application.counted("Nora Example", "nora@example.org");
                assertThat(application.get("/readyz").body())
                        .contains("wanda has cosigned 3 leaves, and there are 2 here");
                Await.pause(Duration.ofSeconds(2));
                assertThat(head(application).checkpoint().size()).isEqualTo(2);
                assertThat(application.number("SELECT sum(count) FROM leaf_waiting"))
                        .isEqualTo(1);
                assertThat(application.published("confirmed")).isEqualTo(2);
            }
            try (TestApplication again = TestApplication.start(back)) {
                Await.until("the alarm", () -> again.get("/readyz").body().contains("stands still"));
                assertThat(head(again).checkpoint().size())
                        .as("she is asked before anything is published")
                        .isEqualTo(2);
            }
        }
    }

    /// A copy of a database that nobody uses at the moment.
    private static String copy(String url) throws SQLException {
        String copy = TestPostgres.emptyDatabaseUrl();
        String name = copy.substring(copy.lastIndexOf('/') + 1);
        try (Connection connection =
                        TestPostgres.connect(DatabaseAddress.parse(copy.replaceFirst("/[^/]*$", "/postgres")));
                var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE " + name);
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + url.substring(url.lastIndexOf('/') + 1));
        }
        return copy;
    }

    @Test
    void aPolicyThatIsWrongStopsTheStart() throws Exception {
        for (String policy : List.of("witness x nonsense http://localhost/\nquorum x\n", "quorum nobody\n")) {
            Setup setup = setup(policy);
            assertThatThrownBy(() -> TestApplication.start(setup))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("log.witnesses");
        }
        Setup missing = Setup.fresh()
                .with("UNDERSIGNED_LOG_WITNESSES", folder.resolve("absent").toString());
        assertThatThrownBy(() -> TestApplication.start(missing)).hasMessageContaining("can't read");
    }

    @Test
    void anotherKeyThanTheLogsStopsTheStart() throws Exception {
        Setup setup = Setup.fresh();
        try (TestApplication application = TestApplication.start(setup)) {
            application.counted("Ivo Example", "ivo@example.org");
            PublicLog.of(application.visitor(), 2);
        }
        Files.delete(setup.data().resolve("secrets/log"));
        assertThatThrownBy(() -> TestApplication.start(setup))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("the secret 'log' is not the one that signed the log of " + CAMPAIGN);
    }
}
