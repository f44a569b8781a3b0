package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.db.DatabaseAddress;
import eu.undersigned.db.TestPostgres;
import eu.undersigned.leaf.Leaf;
import eu.undersigned.tlog.Checkpoint;
import eu.undersigned.tlog.Frontier;
import eu.undersigned.tlog.MalformedException;
import eu.undersigned.tlog.MerkleTree;
import eu.undersigned.tlog.Note;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three nodes publish one log, and one of them is killed 200 times, whatever it is doing. Every checkpoint that was
/// ever there to be served is kept by the database itself.
class SequencerKilledFaultTest {
    private static final int KILLS = 200;
    private static final int NODES = 3;

    @TempDir
    Path folder;

    @Test
    void thereIsOneHistoryWithEveryLeafInItOnce() throws Exception {
        Setup setup = Setup.fresh();
        TestApplication first = TestApplication.start(setup);
        first.execute("""
                DELETE FROM log_bundle; DELETE FROM log_tile; DELETE FROM log_declared; DELETE FROM log;
                CREATE TABLE test_entered (ticket bigint PRIMARY KEY, batch bigint NOT NULL);
                CREATE TABLE test_withdrawn (ticket bigint PRIMARY KEY);
                CREATE TABLE test_head (number bigint GENERATED ALWAYS AS IDENTITY, checkpoint text NOT NULL);
                CREATE FUNCTION test_keep() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN INSERT INTO test_head (checkpoint) VALUES (NEW.checkpoint); RETURN NEW; END';
                CREATE TRIGGER test_keep AFTER INSERT OR UPDATE ON log FOR EACH ROW EXECUTE FUNCTION test_keep();
                """);
        first.close();
        // With a cache of its classes a node starts in a third of the time.
        killAgainAndAgain(setup, QuickStart.train(folder, SequencerProcess.class, setup.databaseUrl(), "once"));
        // A last node publishes what waits. The log's key is that of the killed ones.
        Files.writeString(
                setup.data().resolve("secrets/log"),
                java.util.Base64.getEncoder().encodeToString(new byte[32]) + "\n");
        try (TestApplication last = TestApplication.start(setup)) {
            Await.until("nothing waits", () -> last.number("SELECT count(*) FROM leaf_waiting") == 0);
            PublicLog log = PublicLog.read(last.visitor());
            assertOneHistory(log, heads(last));
            assertEveryLeafOnce(log, last);
        }
    }

    private void killAgainAndAgain(Setup setup, QuickStart quickly) throws Exception {
        Random random = new Random();
        Deque<Process> nodes = new ArrayDeque<>();
        try {
            for (int i = 0; i < NODES; i++) {
                nodes.add(start(setup, quickly));
            }
            for (int killed = 0; killed < KILLS; killed++) {
                Process oldest = nodes.remove();
                awaitRunning(oldest, killed);
                Thread.sleep(random.nextInt(200));
                assertThat(oldest.isAlive()).isTrue();
                oldest.destroyForcibly().waitFor();
                nodes.add(start(setup, quickly));
            }
            // On a busy machine nodes are killed before they have published much.
            Await.until("a head for each kill", Duration.ofSeconds(60), () -> headsKept(setup) > KILLS);
        } finally {
            for (Process node : nodes) {
                node.destroyForcibly().waitFor();
            }
        }
    }

    private static long headsKept(Setup setup) {
        return Long.parseLong(
                TestPostgres.query(DatabaseAddress.parse(setup.databaseUrl()), "SELECT count(*) FROM test_head"));
    }

    private final Map<Process, Path> said = new HashMap<>();

    private Process start(Setup setup, QuickStart quickly) throws IOException {
        Path out = Files.createTempFile(folder, "node", ".out");
        List<String> command = new ArrayList<>(quickly.command("-XX:TieredStopAtLevel=1", "-Xmx128m"));
        command.addAll(List.of(SequencerProcess.class.getName(), setup.databaseUrl()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        said.put(process, out);
        return process;
    }

    private void awaitRunning(Process process, int number) {
        Path out = said.get(process);
        Await.until("node " + number + " runs", Duration.ofSeconds(60), () -> {
            try {
                String text = Files.readString(out);
                if (!process.isAlive()) {
                    throw new AssertionError("it ended by itself: " + text);
                }
                return text.contains("running");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static List<Checkpoint> heads(TestApplication application) throws SQLException, MalformedException {
        List<Checkpoint> heads = new ArrayList<>();
        try (Connection connection = TestPostgres.connect(application.address());
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT checkpoint FROM test_head ORDER BY number")) {
            while (rows.next()) {
                heads.add(Checkpoint.parse(Note.parse(rows.getString(1)).text()));
            }
        }
        return heads;
    }

    /// Each head is the root of as many of the first leaves; so any two of one size are the same, and any two are
    /// consistent.
    private static void assertOneHistory(PublicLog log, List<Checkpoint> heads) {
        Map<Long, byte[]> roots = new HashMap<>();
        Frontier frontier = Frontier.empty();
        roots.put(0L, MerkleTree.emptyRoot());
        for (byte[] entry : log.entries()) {
            frontier.append(MerkleTree.leafHash(entry));
            roots.put(frontier.size(), frontier.root());
        }
        assertThat(heads).hasSizeGreaterThan(KILLS);
        long before = 0;
        for (Checkpoint head : heads) {
            assertThat(head.size()).isGreaterThanOrEqualTo(before);
            assertThat(head.root()).as("size " + head.size()).isEqualTo(roots.get(head.size()));
            before = head.size();
        }
        assertThat(before).isEqualTo(log.head().size());
    }

    private static void assertEveryLeafOnce(PublicLog log, TestApplication application) {
        Set<String> commitments = new HashSet<>();
        log.of(Leaf.Signed.class)
                .forEach(leaf -> assertThat(
                                commitments.add(java.util.HexFormat.of().formatHex(leaf.commitment())))
                        .isTrue());
        assertThat((long) commitments.size())
                .isEqualTo(application.number("SELECT count(*) FROM test_entered"))
                .isEqualTo(application.number("SELECT sum(cardinality(indexes)) FROM leaf_place"));
        assertThat(log.of(Leaf.Withdrawn.class).stream()
                        .map(Leaf.Withdrawn::index)
                        .distinct()
                        .count())
                .isEqualTo(application.number("SELECT count(*) FROM test_withdrawn"))
                .isEqualTo(log.of(Leaf.Withdrawn.class).size());
        assertThat(application.number("""
                SELECT count(*) FROM test_withdrawn
                JOIN leaf_place ON batch = ticket / 1024 AND indexes[1] IN (SELECT leaf FROM log_change)
                """)).isEqualTo(application.number("SELECT count(*) FROM test_withdrawn"));
    }
}
