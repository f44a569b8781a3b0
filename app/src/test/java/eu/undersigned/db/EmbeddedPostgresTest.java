package eu.undersigned.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class EmbeddedPostgresTest {
    private static final String PASSWORD = "p'ss \"word\"";

    @Test
    void keepsItsDataOverARestart() {
        Path folder = TestPostgres.freshFolder("restart");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, PASSWORD)) {
            write(server, "kept");
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, PASSWORD)) {
            assertThat(read(server)).isEqualTo("kept");
        }
    }

    /// A clone in root's home: nobody else may enter there, and PostgreSQL does not run as root.
    @Test
    void startsBelowAFolderThatOnlyRootMayEnter() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "this test is about root");
        Path closed = Files.createTempDirectory("undersigned-closed-");
        assertThat(Files.getPosixFilePermissions(closed)).hasSize(3);
        Path folder = closed.resolve("data");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, PASSWORD)) {
            write(server, "within");
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, PASSWORD)) {
            assertThat(read(server)).isEqualTo("within");
        }
        FileTree.delete(closed);
    }

    @Test
    void tradesNoDurabilityForSpeed() {
        DatabaseAddress address = TestPostgres.emptyDatabase();
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes", "data_checksums"}) {
            assertThat(TestPostgres.query(address, "SHOW " + setting))
                    .as(setting)
                    .isEqualTo("on");
        }
    }

    @Test
    void logsNoStatementWithItsValues() throws IOException {
        Path folder = TestPostgres.freshFolder("log");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, PASSWORD)) {
            write(server, "first");
            assertThat(failure(server, "INSERT INTO note VALUES ('very-private-text')"))
                    .contains("duplicate");
        } finally {
            assertThat(Files.readString(folder.resolve("postgresql.log"))).doesNotContain("very-private-text");
        }
    }

    @Test
    void aKilledServerComesBackOnTheSamePortWithItsData() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(TestPostgres.freshFolder("killed"), PASSWORD)) {
            write(server, "survives");
            int port = server.port();
            long killed = server.pid();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            awaitNewServer(server, killed);
            assertThat(server.port()).isEqualTo(port);
            assertThat(read(server)).isEqualTo("survives");
        }
    }

    @Test
    void closingEndsTheServer() {
        EmbeddedPostgres server = EmbeddedPostgres.start(TestPostgres.freshFolder("closed"), PASSWORD);
        long pid = server.pid();
        server.close();
        assertThat(isAlive(pid)).isFalse();
    }

    @Test
    void closingWhileAKilledServerComesBackLeavesNoneBehind() throws Exception {
        Path folder = TestPostgres.freshFolder("closing");
        for (int pause : new int[] {50, 100, 150, 200}) {
            EmbeddedPostgres server = EmbeddedPostgres.start(folder, PASSWORD);
            // Their memory keeps the next server from starting at once.
            Database connections = Database.open(server.address(), 12);
            ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
            Thread.sleep(pause);
            server.close();
            connections.close();
            Thread.sleep(600);
            assertThat(ProcessHandle.allProcesses()
                            .filter(process ->
                                    process.info().commandLine().orElse("").contains(folder + "/")))
                    .as("after %d ms", pause)
                    .isEmpty();
        }
    }

    @Test
    void stopsTheServerThatAKilledParentLeftBehind() throws Exception {
        Path folder = TestPostgres.freshFolder("leftover");
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeftoverParent.class.getName(),
                        folder.toString(),
                        PASSWORD)
                .redirectError(Redirect.DISCARD)
                .start();
        String[] line;
        try (BufferedReader reader = parent.inputReader(StandardCharsets.UTF_8)) {
            line = reader.readLine().split(" ");
        } finally {
            parent.destroyForcibly().waitFor();
        }
        long leftover = Long.parseLong(line[0]);
        assertThat(isAlive(leftover)).as("the server outlives its parent").isTrue();

        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, PASSWORD)) {
            assertThat(isAlive(leftover)).isFalse();
            assertThat(server.pid()).isNotEqualTo(leftover);
            write(server, "works");
            assertThat(read(server)).isEqualTo("works");
        }
    }

    /// What a power cut can leave: the file exists, and its content does not.
    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\0\0\0\0\0\0", "not a number\n"})
    void startsBesideALockFileThatAPowerCutEmptied(String content) throws IOException {
        Path folder = TestPostgres.freshFolder("lock");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, PASSWORD)) {
            write(server, "kept");
        }
        Files.writeString(folder.resolve("postgresql/postmaster.pid"), content);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, PASSWORD)) {
            assertThat(read(server)).isEqualTo("kept");
        }
    }

    /// After a crash of the machine, the number of the old server may belong to anybody.
    @Test
    void leavesAStrangerAloneWhoHasTheOldServersNumber() throws Exception {
        Path folder = TestPostgres.freshFolder("stranger");
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try (EmbeddedPostgres first = EmbeddedPostgres.start(folder, PASSWORD)) {
            write(first, "kept");
        }
        Files.writeString(folder.resolve("postgresql/postmaster.pid"), stranger.pid() + "\n");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, PASSWORD)) {
            assertThat(stranger.isAlive()).isTrue();
            assertThat(read(server)).isEqualTo("kept");
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aCrashWhileTheClusterIsMadeLeavesNothingThatHinders() throws IOException {
        Path folder = TestPostgres.freshFolder("halfway");
        Files.createDirectories(folder.resolve("postgresql.new/base"));
        Files.writeString(folder.resolve("postgresql.new/PG_VERSION"), "18");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, PASSWORD)) {
            write(server, "works");
            assertThat(Files.exists(folder.resolve("postgresql.new"))).isFalse();
            assertThat(Files.exists(folder.resolve("initdb.password"))).isFalse();
        }
    }

    private static void write(EmbeddedPostgres server, String text) {
        TestPostgres.execute(server.address(), "CREATE TABLE note (text text, one integer UNIQUE DEFAULT 1)");
        TestPostgres.execute(server.address(), "INSERT INTO note VALUES ('" + text + "')");
    }

    private static String read(EmbeddedPostgres server) {
        return TestPostgres.query(server.address(), "SELECT text FROM note");
    }

    private static String failure(EmbeddedPostgres server, String sql) {
        try {
            TestPostgres.execute(server.address(), sql);
            return "";
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void awaitNewServer(EmbeddedPostgres server, long old) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end) {
            try {
                if (server.pid() != old) {
                    read(server);
                    return;
                }
            } catch (IllegalStateException e) {
                // not yet
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the server did not come back");
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
}
