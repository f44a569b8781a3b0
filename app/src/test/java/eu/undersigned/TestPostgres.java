package eu.undersigned;

import eu.undersigned.db.DatabaseAddress;
import eu.undersigned.db.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/// One real PostgreSQL server for all stories of a run; each application gets a database of its own.
final class TestPostgres {
    private static final String PASSWORD = "story";
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Path DIRECTORY = TestFolders.makeLasting("server");
    private static final EmbeddedPostgres SERVER = start();

    private TestPostgres() {}

    private static EmbeddedPostgres start() {
        EmbeddedPostgres server = EmbeddedPostgres.start(DIRECTORY, PASSWORD);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            eu.undersigned.db.TestPostgres.end(server);
            TestFolders.delete(DIRECTORY);
        }));
        return server;
    }

    /// An empty database, as a URL for `UNDERSIGNED_DATABASE_URL`.
    static String newDatabase() {
        String name = "story" + DATABASES.incrementAndGet();
        try (Connection connection = connect(SERVER.address("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return "postgresql://undersigned:" + PASSWORD + "@127.0.0.1:" + SERVER.port() + "/" + name;
    }

    static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(
                address.jdbcUrl(),
                address.user().orElseThrow(),
                address.password().orElseThrow());
    }

    /// Puts the unpacked programs of this server into another data directory, which saves seconds.
    static void lendProgramsTo(Path data) {
        try {
            Files.createDirectories(data);
            String name = programs().getFileName().toString();
            Files.createSymbolicLink(data.resolve(name), programs());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path programs() throws IOException {
        try (var entries = Files.list(DIRECTORY)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("postgresql-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
