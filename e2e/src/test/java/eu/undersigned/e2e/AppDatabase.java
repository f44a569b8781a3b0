package eu.undersigned.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The database of an app, behind its back: for stories in which time passes.
final class AppDatabase {
    private AppDatabase() {}

    /// Gives how many rows were changed.
    static int change(RunningApp app, String sql) {
        try (Connection connection = DriverManager.getConnection(url(app.data()), "undersigned", password(app.data()));
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The first column of the first row.
    static String text(RunningApp app, String sql) {
        try (Connection connection = DriverManager.getConnection(url(app.data()), "undersigned", password(app.data()));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                throw new IllegalStateException("no row: " + sql);
            }
            return rows.getString(1);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url(Path data) throws IOException {
        String port = Files.readAllLines(data.resolve("postgresql/postmaster.pid"))
                .get(3)
                .strip();
        return "jdbc:postgresql://127.0.0.1:" + port + "/undersigned";
    }

    /// The server's own secret, in the alphabet of addresses.
    private static String password(Path data) {
        try {
            return Files.readString(data.resolve("secrets/database"))
                    .strip()
                    .replace('+', '-')
                    .replace('/', '_')
                    .replace("=", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
