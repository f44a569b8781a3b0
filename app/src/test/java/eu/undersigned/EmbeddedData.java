package eu.undersigned;

import eu.undersigned.db.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// A data directory with its embedded database, looked at from outside.
record EmbeddedData(Path folder) {
    static EmbeddedData fresh(String name) {
        return in(TestFolders.make(name));
    }

    static EmbeddedData in(Path folder) {
        TestPostgres.lendProgramsTo(folder);
        return new EmbeddedData(folder);
    }

    /// An application on this directory that takes many signatures from one network for no attack.
    TestApplication.Setup setup() {
        return new TestApplication.Setup(
                "",
                folder,
                TestApplication.KITS,
                Map.of("UNDERSIGNED_LIMITS_NETWORK_BURST", "1000000", "UNDERSIGNED_LIMITS_SURGE_PER_MINUTE", "1000000"),
                List.of());
    }

    /// Of the database server that runs on this directory now.
    long serverPid() {
        return Long.parseLong(pidFile().getFirst().strip());
    }

    private List<String> pidFile() {
        try {
            return Files.readAllLines(folder.resolve("postgresql/postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Connection connect() throws SQLException {
        // The fourth line of the file holds the port.
        String port = pidFile().get(3).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/undersigned", "undersigned", password());
    }

    private String password() {
        try {
            byte[] secret = Base64.getDecoder()
                    .decode(Files.readString(folder.resolve("secrets/database")).strip());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> texts(String sql) {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Makes every commit of signatures take long, so that a kill hits rows that are written but not committed.
    void slowCommits() {
        execute("""
                CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_sleep(0.02); RETURN NULL; END $$
                """);
        execute("""
                CREATE CONSTRAINT TRIGGER dawdle AFTER INSERT ON signature
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION dawdle()
                """);
    }

    void quickCommits() {
        execute("DROP FUNCTION dawdle CASCADE");
    }

    /// While this runs, the server's programs are not to be found, so that a killed server stays down.
    void withoutPrograms(Runnable work) {
        Path programs = programs();
        Path aside = folder.resolve("aside");
        try {
            Files.move(programs, aside);
            try {
                work.run();
            } finally {
                Files.move(aside, programs);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path programs() {
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isSymbolicLink).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
