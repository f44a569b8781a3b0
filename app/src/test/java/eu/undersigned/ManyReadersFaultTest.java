package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.db.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// More people read than the database has connections for. Whoever signs and confirms is not held up.
class ManyReadersFaultTest {
    /// Of the form of a token, and unknown.
    private static final String UNKNOWN = "/en/confirm/" + "A".repeat(43);

    @Test
    void readersThatWaitForTheDatabaseHoldUpNobodyWhoSigns() throws SQLException {
        Setup setup = Setup.fresh().with("UNDERSIGNED_DATABASE_CONNECTIONS", "6");
        try (TestApplication application = TestApplication.start(setup);
                var readers = Executors.newVirtualThreadPerTaskExecutor();
                Connection blocking = TestPostgres.connect(application.address());
                var statement = blocking.createStatement()) {
            TestMail mail = application.signed("Rita Before", "rita@readers.example");
            blocking.setAutoCommit(false);
            statement.execute("LOCK TABLE ended_signature IN ACCESS EXCLUSIVE MODE");
            for (int i = 0; i < 40; i++) {
                readers.execute(() -> application.get(UNKNOWN));
            }
            Await.until(
                    "readers wait on every connection",
                    () -> application.number("SELECT count(*) FROM pg_locks WHERE NOT granted") >= 4);

            long start = System.nanoTime();
            assertThat(application
                            .sign(SignerForm.of("Rita Signs", "rita2@readers.example"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(application.confirm(mail).statusCode()).isEqualTo(303);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("not even as long as a reader waits for a connection")
                    .isLessThan(Duration.ofSeconds(2));
            blocking.rollback();
        }
    }
}
