package eu.undersigned.db;

import java.lang.management.ManagementFactory;
import java.util.List;

/// How the embedded server is set. Durability is never traded: fsync, synchronous_commit and full_page_writes stay on.
final class PostgresSettings {
    private static final long MEBIBYTE = 1L << 20;

    private PostgresSettings() {}

    static List<String> forThisMachine(int port) {
        long memory = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
        long buffers = Math.clamp(memory / 8 / MEBIBYTE, 128, 2048);
        return List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "shared_buffers=" + buffers + "MB",
                "max_connections=400",
                // Random keys dirty every index page once after a checkpoint: few checkpoints, compressed pages.
                "wal_compression=pglz",
                "max_wal_size=8GB",
                "checkpoint_timeout=30min",
                "wal_buffers=16MB",
                "jit=off",
                // One gentle worker: on two cores, a hurried one is felt by everybody who signs.
                "autovacuum_max_workers=1",
                "autovacuum_vacuum_cost_delay=10ms",
                "timezone=UTC",
                "log_timezone=UTC",
                // A statement or a message's detail may hold a row: neither goes to the log.
                "log_min_error_statement=panic",
                "log_error_verbosity=terse",
                "log_parameter_max_length=0",
                "log_parameter_max_length_on_error=0",
                "log_checkpoints=off");
    }
}
