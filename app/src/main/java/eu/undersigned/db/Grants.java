package eu.undersigned.db;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// What this program may do in its own database: everything but changing what is append-only. Its connections take a
/// role that lacks those rights; tables belong to the user that migrates them.
///
/// Where the database's user may make no roles, it takes the rights from itself. As the owner it could give them back
/// to
/// itself, so this protects from mistakes and not from whoever holds its password.
final class Grants {
    static final String ROLE = "undersigned_app";
    /// Rows are added here and never changed.
    private static final List<String> APPEND_ONLY = List.of("audit");

    private static final Logger LOG = System.getLogger(Grants.class.getName());
    private static final int TRIES = 5;
    private static final String SINCE = "SELECT current_setting('server_version_num')::int >= %d";
    /// Versions of PostgreSQL that brought these rights.
    private static final int SET_SINCE = 160_000;
    private static final int MAINTAIN_SINCE = 170_000;

    private Grants() {}

    /// Sees to it that the role exists and has its rights; after every migration, since tables come with them.
    ///
    /// @return the role to take; empty when the user may make none
    static Optional<String> apply(DataSource owner) throws SQLException {
        for (int tries = 1; ; tries++) {
            try (Connection connection = owner.getConnection()) {
                connection.setAutoCommit(false);
                Optional<String> role = apply(connection);
                connection.commit();
                return role;
            } catch (SQLException e) {
                // Roles belong to the whole server: a node of another database may be making this one at this moment.
                if (tries == TRIES || !isRace(e)) {
                    throw e;
                }
                LOG.log(Level.INFO, "another node sets the rights of the database's role: once more");
            }
        }
    }

    private static boolean isRace(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        // duplicate, unique violation, "tuple concurrently updated", deadlock
        return List.of("42710", "23505", "XX000", "40P01").contains(state);
    }

    private static Optional<String> apply(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(hashtext('undersigned/grants'))");
            if (!isTrue(statement, "SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '" + ROLE + "')")) {
                if (!isTrue(statement, "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user")) {
                    keepFromItself(statement);
                    return Optional.empty();
                }
                statement.execute("CREATE ROLE " + ROLE + " NOLOGIN");
            }
            String taking = isTrue(statement, SINCE.formatted(SET_SINCE)) ? "SET" : "MEMBER";
            if (!isTrue(statement, "SELECT pg_has_role('" + ROLE + "', '" + taking + "')")) {
                if (!isTrue(statement, "SELECT pg_has_role('" + ROLE + "', 'MEMBER WITH ADMIN OPTION')")) {
                    keepFromItself(statement);
                    return Optional.empty();
                }
                statement.execute("GRANT " + ROLE + " TO CURRENT_USER");
            }
            grant(statement);
        }
        return Optional.of(ROLE);
    }

    private static void grant(Statement statement) throws SQLException {
        statement.execute("GRANT USAGE ON SCHEMA public TO " + ROLE);
        boolean hasMaintain = isTrue(statement, SINCE.formatted(MAINTAIN_SINCE));
        String rights = "SELECT, INSERT, UPDATE, DELETE" + (hasMaintain ? ", MAINTAIN" : "");
        statement.execute("GRANT " + rights + " ON ALL TABLES IN SCHEMA public TO " + ROLE);
        statement.execute("GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO " + ROLE);
        // For what the owner makes while the program runs.
        statement.execute("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT " + rights + " ON TABLES TO " + ROLE);
        statement.execute(
                "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO " + ROLE);
        for (String table : present(statement)) {
            statement.execute("REVOKE UPDATE, DELETE, TRUNCATE ON " + table + " FROM " + ROLE);
        }
        statement.execute("REVOKE INSERT, UPDATE, DELETE ON flyway_schema_history FROM " + ROLE);
    }

    private static void keepFromItself(Statement statement) throws SQLException {
        for (String table : present(statement)) {
            statement.execute("REVOKE UPDATE, DELETE, TRUNCATE ON " + table + " FROM CURRENT_USER");
        }
    }

    private static List<String> present(Statement statement) throws SQLException {
        List<String> present = new ArrayList<>();
        for (String table : APPEND_ONLY) {
            if (isTrue(statement, "SELECT to_regclass('public." + table + "') IS NOT NULL")) {
                present.add(table);
            }
        }
        return present;
    }

    private static boolean isTrue(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
