package eu.undersigned.db;

import eu.undersigned.config.ConfigException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/// A PostgreSQL server as a direct child of this process, on a data directory that lasts: fsync and
/// synchronous_commit stay on.
///
/// It survives the death of either process. A server that outlived a killed parent is stopped and started anew; a
/// server that dies is started again on the same port, so that the pool finds it.
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());
    private static final String USER = "undersigned";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /// For the programs of a server whose data lie below a folder that only root may enter, such as /root.
    static final Path OPEN_TO_ALL = Path.of("/var/lib/undersigned");

    private final Path directory;
    private final Path binaries;
    private final Path cluster;
    private final Path log;
    private final String password;
    private final ServerAccount account;
    private final int port;
    private volatile Process server;
    private volatile boolean closing;

    /// Starts the server on `directory`, making the cluster there on the first run.
    ///
    /// @param directory gets `postgresql/` (the cluster), `postgresql-VERSION/` (the binaries) and `postgresql.log`
    public static EmbeddedPostgres start(Path directory, String password) {
        try {
            Files.createDirectories(directory);
            return new EmbeddedPostgres(directory, password);
        } catch (IOException e) {
            throw new ConfigException("the embedded database does not start: " + e.getMessage());
        }
    }

    private EmbeddedPostgres(Path directory, String password) throws IOException {
        this.directory = directory;
        this.password = password;
        this.cluster = directory.resolve("postgresql");
        this.log = directory.resolve("postgresql.log");
        this.account = ServerAccount.forThisProcess(directory);
        this.binaries = PostgresBinaries.unpackInto(
                account.needsProgramsElsewhere() ? Files.createDirectories(OPEN_TO_ALL) : directory);
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            initialise();
        }
        account.own(cluster);
        stopLeftover();
        this.port = freePort();
        this.server = launch();
        awaitAnswer(PATIENCE);
        Thread.ofPlatform().daemon().name("postgres-watch").start(this::watch);
    }

    public DatabaseAddress address() {
        return address("undersigned");
    }

    /// The address of another database of this server.
    public DatabaseAddress address(String database) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, Optional.of(USER), Optional.of(password));
    }

    public int port() {
        return port;
    }

    /// The server's process id: for fault tests.
    public long pid() {
        return server.pid();
    }

    private void initialise() throws IOException {
        Path fresh = directory.resolve("postgresql.new");
        FileTree.delete(fresh);
        Files.createDirectories(fresh);
        Path passwordFile = FileTree.privateFile(directory.resolve("initdb.password"), password);
        account.own(fresh);
        account.own(passwordFile);
        try {
            run(List.of(
                    binaries.resolve("bin/initdb").toString(),
                    "--pgdata=" + fresh,
                    "--username=" + USER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    "--data-checksums"));
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        // Renamed when complete: a crash during initdb leaves no half-made cluster behind.
        Files.move(fresh, cluster);
    }

    private void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(account.command(command))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("initdb failed; see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// A server whose parent was killed may still run on this cluster: stop it, so that ours is the only one.
    private void stopLeftover() throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<Long> number = processNumber(pidFile);
        if (number.isEmpty()) {
            // A power cut can leave the file without its content, and PostgreSQL refuses to start beside such a one.
            ProcessHandle.allProcesses().filter(this::servesThisCluster).forEach(EmbeddedPostgres::stop);
            Files.deleteIfExists(pidFile);
            return;
        }
        Optional<ProcessHandle> leftover = ProcessHandle.of(number.get()).filter(this::servesThisCluster);
        if (leftover.isPresent()) {
            LOG.log(Level.INFO, "stopping the database server that an earlier run left behind");
            stop(leftover.get());
        }
        // The file of a dead server is left to PostgreSQL, which recognises it.
    }

    private static Optional<Long> processNumber(Path pidFile) throws IOException {
        String first = Files.readString(pidFile, StandardCharsets.ISO_8859_1)
                .split("\n", 2)[0]
                .strip();
        return first.matches("[0-9]{1,10}") ? Optional.of(Long.valueOf(first)) : Optional.empty();
    }

    private boolean servesThisCluster(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .contains(cluster.toString() + '\0');
        } catch (IOException e) {
            return false;
        }
    }

    private Process launch() throws IOException {
        List<String> command =
                new ArrayList<>(List.of(binaries.resolve("bin/postgres").toString(), "-D", cluster.toString()));
        for (String setting : PostgresSettings.forThisMachine(port)) {
            command.add("-c");
            command.add(setting);
        }
        // A session of its own: Ctrl-C in a terminal reaches this process, which then stops the server in order.
        List<String> detached = new ArrayList<>(List.of("setsid"));
        detached.addAll(account.command(command));
        return new ProcessBuilder(detached)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
    }

    /// Not while closing: nobody would be left to stop that server.
    private synchronized void relaunch() throws IOException {
        if (!closing) {
            server = launch();
        }
    }

    private void watch() {
        while (!closing) {
            try {
                server.waitFor();
                if (closing) {
                    return;
                }
                LOG.log(Level.WARNING, "the database server ended; starting it again");
                relaunch();
                awaitAnswer(PATIENCE);
                LOG.log(Level.INFO, "the database server answers again");
            } catch (IOException e) {
                LOG.log(Level.ERROR, "the database server does not start: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void awaitAnswer(Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            if (answers()) {
                return;
            }
            if (closing) {
                return;
            }
            if (System.nanoTime() > end) {
                throw new IOException("the database server does not answer; see " + log);
            }
            try {
                // A server killed a moment ago leaves backends that hold its shared memory for an instant.
                if (server.waitFor(25, TimeUnit.MILLISECONDS)) {
                    Thread.sleep(250);
                    relaunch();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    private boolean answers() {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "5");
        try (Connection connection =
                        DriverManager.getConnection(address("postgres").jdbcUrl(), properties);
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = 'undersigned'")) {
                if (found.next()) {
                    return true;
                }
            }
            statement.execute("CREATE DATABASE undersigned");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void stop(ProcessHandle process) {
        signal(process, "INT"); // fast shutdown: ends sessions, writes a checkpoint
        if (!ended(process, 15)) {
            signal(process, "QUIT"); // immediate: the next start recovers from the log
            if (!ended(process, 10)) {
                process.destroyForcibly();
                ended(process, 5);
            }
        }
    }

    private static void signal(ProcessHandle process, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean ended(ProcessHandle process, int seconds) {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return !process.isAlive();
    }

    @Override
    public void close() {
        synchronized (this) {
            closing = true;
        }
        stop(server.toHandle());
    }
}
