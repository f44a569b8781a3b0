package eu.undersigned.transparency;

import eu.undersigned.tlog.Tile;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of the log itself: its head, bundles and tiles.
final class LogStore {
    private LogStore() {}

    /// Until the end of the transaction no other node writes this campaign's log.
    static boolean isMine(Handle transaction, int campaign) {
        return transaction
                .createQuery("SELECT pg_try_advisory_xact_lock(hashtext('undersigned/log'), :campaign)")
                .bind("campaign", campaign)
                .mapTo(Boolean.class)
                .one();
    }

    static Optional<LogState> find(Handle transaction, int campaign) {
        return transaction
                .createQuery("""
                        SELECT origin, verifier_key, size, root, checkpoint, published_at, cosigned, cosigned_size,
                               withdrawn_before
                        FROM log WHERE campaign_id = :campaign
                        """)
                .bind("campaign", campaign)
                .map((row, _) -> {
                    String cosigned = row.getString("cosigned");
                    return new LogState(
                            row.getString("origin"),
                            row.getString("verifier_key"),
                            row.getLong("size"),
                            row.getBytes("root"),
                            row.getString("checkpoint"),
                            row.getTimestamp("published_at").toInstant(),
                            cosigned == null
                                    ? Optional.empty()
                                    : Optional.of(new LogState.Cosigned(row.getLong("cosigned_size"), cosigned)),
                            row.getLong("withdrawn_before"));
                })
                .findOne();
    }

    /// Begins a log, or begins anew one that has no leaf yet.
    static void begin(Handle transaction, int campaign, LogState state) {
        transaction.execute(
                """
                INSERT INTO log (campaign_id, origin, verifier_key, size, root, checkpoint, published_at, withdrawn_before)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (campaign_id) DO UPDATE SET origin = excluded.origin, verifier_key = excluded.verifier_key,
                    checkpoint = excluded.checkpoint, published_at = excluded.published_at, cosigned = NULL,
                    cosigned_size = NULL
                WHERE log.size = 0
                """,
                campaign,
                state.origin(),
                state.key(),
                state.size(),
                state.root(),
                state.checkpoint(),
                Timestamp.from(state.publishedAt()),
                state.withdrawnBefore());
    }

    /// The log grows from one size to the next; fails when it does not have that size any more.
    static void grow(Handle transaction, int campaign, long before, LogState after) {
        int rows = transaction.execute(
                """
                UPDATE log SET size = ?, root = ?, checkpoint = ?, published_at = ?
                WHERE campaign_id = ? AND size = ?
                """,
                after.size(),
                after.root(),
                after.checkpoint(),
                Timestamp.from(after.publishedAt()),
                campaign,
                before);
        if (rows != 1) {
            throw new IllegalStateException("the log has another size than the tree that was to grow");
        }
    }

    static void write(Handle transaction, int campaign, LogTree.Changes changes) {
        try {
            bundles(transaction, campaign, changes.bundles());
            tiles(transaction, campaign, changes.tiles());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void bundles(Handle transaction, int campaign, Map<Long, byte[]> bundles) throws SQLException {
        String sql = """
                INSERT INTO log_bundle (campaign_id, number, entries) VALUES (?, ?, ?)
                ON CONFLICT (campaign_id, number) DO UPDATE SET entries = excluded.entries
                """;
        try (var statement = transaction.getConnection().prepareStatement(sql)) {
            for (Map.Entry<Long, byte[]> bundle : bundles.entrySet()) {
                statement.setInt(1, campaign);
                statement.setLong(2, bundle.getKey());
                statement.setBytes(3, bundle.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void tiles(Handle transaction, int campaign, Map<LogTree.Place, byte[]> tiles) throws SQLException {
        String sql = """
                INSERT INTO log_tile (campaign_id, level, number, hashes) VALUES (?, ?, ?, ?)
                ON CONFLICT (campaign_id, level, number) DO UPDATE SET hashes = excluded.hashes
                """;
        try (var statement = transaction.getConnection().prepareStatement(sql)) {
            for (Map.Entry<LogTree.Place, byte[]> tile : tiles.entrySet()) {
                statement.setInt(1, campaign);
                statement.setInt(2, tile.getKey().level());
                statement.setLong(3, tile.getKey().number());
                statement.setBytes(4, tile.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static Optional<byte[]> bundle(Handle transaction, int campaign, long number) {
        return transaction
                .createQuery("SELECT entries FROM log_bundle WHERE campaign_id = :campaign AND number = :number")
                .bind("campaign", campaign)
                .bind("number", number)
                .mapTo(byte[].class)
                .findOne();
    }

    static Optional<byte[]> tile(Handle transaction, int campaign, int level, long number) {
        return transaction
                .createQuery("""
                        SELECT hashes FROM log_tile
                        WHERE campaign_id = :campaign AND level = :level AND number = :number
                        """)
                .bind("campaign", campaign)
                .bind("level", level)
                .bind("number", number)
                .mapTo(byte[].class)
                .findOne();
    }

    /// The growing edge, as the database has it.
    static LogTree edge(Handle transaction, int campaign, long size) {
        List<byte[]> entries = new ArrayList<>();
        int width = (int) (size % Tile.WIDTH);
        if (width > 0) {
            byte[] bundle = bundle(transaction, campaign, size / Tile.WIDTH).orElseThrow();
            Entries.of(bundle, width).forEach(entries::add);
        }
        List<byte[]> tiles = new ArrayList<>();
        for (int level = 1; size >> (Tile.HEIGHT * level) > 0; level++) {
            long hashes = size >> (Tile.HEIGHT * level);
            int bytes = (int) (hashes % Tile.WIDTH) * 32;
            tiles.add(
                    bytes == 0
                            ? new byte[0]
                            : java.util.Arrays.copyOf(
                                    tile(transaction, campaign, level, hashes / Tile.WIDTH)
                                            .orElseThrow(),
                                    bytes));
        }
        return new LogTree(size, entries, tiles);
    }
}
