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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One PostgreSQL for all tests and stories of this process, and a database of its own for each that asks. The cluster
/// stays in `target/` between runs, since making it takes longer than most tests; unless so many databases were made
/// that dropping them would take longer.
public final class TestPostgres {
    /// Tests run in several processes at once; each has its own.
    private static final Path TARGET =
            Path.of("target", System.getProperty("undersigned.run", "run")).toAbsolutePath();
    private static final Path FOLDER = TARGET.resolve("test-postgres");
    /// A cluster that nobody needs any more.
    private static final Path OLD = FOLDER.resolve("postgresql.old");

    private static final String PASSWORD = "only-for-tests";
    private static final int MANY = 20;

    private static @Nullable EmbeddedPostgres shared;
    private static int made;

    private TestPostgres() {}

    /// An empty database on the server that all tests share: never kill it.
    public static synchronized DatabaseAddress emptyDatabase() {
        EmbeddedPostgres server = server();
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        execute(server.address("postgres"), "CREATE DATABASE " + name);
        made++;
        return server.address(name);
    }

    private static synchronized EmbeddedPostgres server() {
        if (shared == null) {
            deleteOld();
            EmbeddedPostgres started = EmbeddedPostgres.start(openFolder(FOLDER), PASSWORD);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> endShared(started)));
            dropLeftovers(started);
            shared = started;
        }
        return shared;
    }

    private static synchronized void endShared(EmbeddedPostgres server) {
        end(server);
        if (made > MANY) {
            try {
                // Renamed first, so that an end in the middle leaves no half of a cluster behind.
                Files.move(FOLDER.resolve("postgresql"), OLD);
                // Gigabytes: nobody waits for it, and this process ends within the seconds that it is given.
                new ProcessBuilder("rm", "-rf", OLD.toString()).start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void deleteOld() {
        try {
            FileTree.delete(OLD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An empty database on the shared server, as a URL for `UNDERSIGNED_DATABASE_URL`.
    public static String emptyDatabaseUrl() {
        DatabaseAddress address = emptyDatabase();
        return address.jdbcUrl()
                .replace("jdbc:postgresql://", "postgresql://" + address.user().orElseThrow() + ":" + PASSWORD + "@");
    }

    /// A migrated database on the shared server; close it after use.
    public static Database freshDatabase() {
        return Database.open(emptyDatabase(), 6);
    }

    /// A folder for a server that a test may kill; the binaries are shared, so that only the cluster is made anew.
    public static Path freshFolder(String name) {
        Path folder = TARGET.resolve("test-postgres-" + name);
        try {
            FileTree.delete(folder);
            lendProgramsTo(openFolder(folder));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts the unpacked programs of the shared server into another data directory, which saves seconds.
    public static void lendProgramsTo(Path data) {
        server();
        String name = "postgresql-" + PostgresBinaries.VERSION;
        Path programs = Stream.of(FOLDER, EmbeddedPostgres.OPEN_TO_ALL)
                .map(place -> place.resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        try {
            Files.createDirectories(data);
            Files.createSymbolicLink(data.resolve(name), programs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Stops a server whose data nobody needs any more, without the long checkpoint of an orderly end.
    private static void end(EmbeddedPostgres server) {
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

    public static Connection connect(DatabaseAddress address) throws SQLException {
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
