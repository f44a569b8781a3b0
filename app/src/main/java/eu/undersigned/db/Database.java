package eu.undersigned.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import eu.undersigned.config.ConfigException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/// The one way to the database: transactions on pooled connections.
public final class Database implements AutoCloseable {
    /// One for signing, one for confirming.
    private static final int RESERVED = 2;
    /// A database host that vanishes must not hold a request longer than this, in seconds.
    private static final int ANSWER_WITHIN = 30;
    /// A migration may read a whole large table.
    private static final int HOWEVER_LONG = 0;

    private final HikariDataSource pool;
    private final HikariDataSource reserved;
    private final Jdbi jdbi;
    private final Jdbi reservedJdbi;
    private final boolean isRestricted;

    private Database(HikariDataSource pool, HikariDataSource reserved, boolean isRestricted) {
        this.isRestricted = isRestricted;
        this.pool = pool;
        this.reserved = reserved;
        this.jdbi = Jdbi.create(pool);
        this.reservedJdbi = Jdbi.create(reserved);
    }

    /// Opens the pool with its first connection, and brings the schema up to date.
    ///
    /// @param connections most connections, those reserved for the group commits included
    public static Database open(DatabaseAddress address, int connections) {
        Optional<String> role = migrate(address);
        HikariDataSource pool = pool("database", address, role, connections - RESERVED, 15_000, ANSWER_WITHIN);
        HikariDataSource reserved = pool("reserved", address, role, RESERVED, -1, ANSWER_WITHIN);
        return new Database(pool, reserved, role.isPresent());
    }

    /// As the owner of the tables; what runs afterwards may do less.
    ///
    /// @return the role for all other connections
    private static Optional<String> migrate(DatabaseAddress address) {
        try (HikariDataSource owner = pool("migration", address, Optional.empty(), RESERVED, 15_000, HOWEVER_LONG)) {
            Flyway.configure()
                    .dataSource(owner)
                    .locations("classpath:db/migration")
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
            return Grants.apply(owner);
        } catch (SQLException e) {
            throw new ConfigException("the database at " + address + " does not let its rights be set: " + reason(e));
        }
    }

    /// @param role that each connection takes
    /// @param patience with the first connection, in milliseconds; below 0: it is made in the background
    /// @param answerWithin the longest wait for the database's next word, in seconds; 0: for ever
    private static HikariDataSource pool(
            String name,
            DatabaseAddress address,
            Optional<String> role,
            int connections,
            long patience,
            int answerWithin) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(address.jdbcUrl());
        address.user().ifPresent(config::setUsername);
        address.password().ifPresent(config::setPassword);
        config.setDataSourceProperties(properties(answerWithin));
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(Math.min(4, connections));
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_000);
        config.setInitializationFailTimeout(patience);
        config.setKeepaliveTime(30_000);
        role.ifPresent(taken -> config.setConnectionInitSql("SET ROLE " + taken));
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw new ConfigException("no connection to the database at " + address + ": " + reason(e));
        }
    }

    /// The server's own words, such as "password authentication failed".
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private static Properties properties(int answerWithin) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "undersigned");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("socketTimeout", Integer.toString(answerWithin));
        properties.setProperty("connectTimeout", "2");
        // Server messages may quote the row that was refused: keep them out of exceptions and so out of logs.
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }

    public <T extends @Nullable Object> T inTransaction(Function<Handle, T> work) {
        return jdbi.inTransaction(work::apply);
    }

    /// Reads only, and all of it as of one moment, whatever is committed meanwhile.
    ///
    /// @see <a href="https://www.postgresql.org/docs/18/transaction-iso.html">PostgreSQL, repeatable read</a>
    public <T> T inSnapshot(Function<Handle, T> work) {
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
            handle.execute("SET TRANSACTION READ ONLY");
            return work.apply(handle);
        });
    }

    /// On connections that nothing else uses: however many people read, what they sign is still written.
    <T> T inReservedTransaction(Function<Handle, T> work) {
        return reservedJdbi.inTransaction(work::apply);
    }

    public void useTransaction(Consumer<Handle> work) {
        jdbi.useTransaction(work::accept);
    }

    /// What an operator should know about the rights of this program in its database.
    public List<String> warnings() {
        return isRestricted
                ? List.of()
                : List.of("the database's user may make no role, so the audit trail is append-only by its own word:"
                        + " see \"The audit trail\" in docs/operations.md");
    }

    /// True when the database answers within two seconds.
    public boolean answers() {
        try (var connection = pool.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        reserved.close();
        pool.close();
    }
}
