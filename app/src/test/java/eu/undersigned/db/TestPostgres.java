package eu.undersigned.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One PostgreSQL for all tests of this process, and a database of its own for each test that asks. The cluster stays
/// in `target/` between runs, since making it takes longer than most tests.
public final class TestPostgres {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String PASSWORD = "only-for-tests";
    private static @Nullable EmbeddedPostgres shared;

    private TestPostgres() {}

    /// An empty database on the server that all tests share: never kill it.
    public static synchronized DatabaseAddress emptyDatabase() {
        if (shared == null) {
            EmbeddedPostgres started = EmbeddedPostgres.start(openFolder(TARGET.resolve("test-postgres")), PASSWORD);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(started)));
            dropLeftovers(started);
            shared = started;
        }
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        execute(shared.address("postgres"), "CREATE DATABASE " + name);
        return shared.address(name);
    }

    /// A migrated database on the shared server; close it after use.
    public static Database freshDatabase() {
        return Database.open(emptyDatabase(), 6);
    }

    /// A folder for a server that a test may kill; the binaries are shared, so that only the cluster is made anew.
    public static Path freshFolder(String name) {
        emptyDatabase();
        Path folder = TARGET.resolve("test-postgres-" + name);
        try {
            FileTree.delete(folder);
            openFolder(folder);
            String binaries = "postgresql-" + PostgresBinaries.VERSION;
            Files.createSymbolicLink(folder.resolve(binaries), TARGET.resolve("test-postgres/" + binaries));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Stops a server whose data nobody needs any more, without the long checkpoint of an orderly end.
    public static void end(EmbeddedPostgres server) {
        Thread ending = Thread.ofPlatform().start(server::close);
        try {
            Thread.sleep(200); // it closes now, and does not start a server that ends in another way once more
            new ProcessBuilder("kill", "-QUIT", Long.toString(server.pid()))
                    .start()
                    .waitFor();
            ending.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Runs one statement on a connection of its own.
    public static void execute(DatabaseAddress address, String sql) {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The one text that a query gives.
    public static String query(DatabaseAddress address, String sql) {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return String.valueOf(found.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(
                address.jdbcUrl(),
                address.user().orElseThrow(),
                address.password().orElseThrow());
    }

    /// As root, the server runs as an ordinary account that must be able to go in.
    private static Path openFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void dropLeftovers(EmbeddedPostgres server) {
        List<String> names = new ArrayList<>();
        try (Connection connection = connect(server.address("postgres"));
                Statement statement = connection.createStatement();
                var found = statement.executeQuery("SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'")) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        names.forEach(name -> execute(server.address("postgres"), "DROP DATABASE " + name + " WITH (FORCE)"));
    }
}
