package eu.undersigned.transparency;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// SQL of what follows from the leaves: which were changed, what counts, what is declared.
final class ChangeStore {
    private ChangeStore() {}

    /// @param leaf index of the signed leaf
    /// @param at index of the leaf that changes it
    /// @param kind `withdrawn`, `invalidated`, `reinstated` or `corrected`
    record Change(long leaf, long at, String kind) {}

    static void add(Handle transaction, int campaign, List<Change> changes) {
        for (Change change : changes) {
            transaction.execute(
                    "INSERT INTO log_change (campaign_id, leaf, at, kind) VALUES (?, ?, ?, ?)",
                    campaign,
                    change.leaf(),
                    change.at(),
                    change.kind());
        }
    }

    /// Of the leaves from one index to before another, in the order of the leaves that say so.
    ///
    /// @param size those of leaves from here on are not published yet
    static List<Change> between(Handle transaction, int campaign, long from, long to, long size) {
        return transaction
                .createQuery("""
                        SELECT leaf, at, kind FROM log_change
                        WHERE campaign_id = :campaign AND leaf >= :from AND leaf < :to AND at < :size ORDER BY at
                        """)
                .bind("campaign", campaign)
                .bind("from", from)
                .bind("to", to)
                .bind("size", size)
                .map((row, _) -> new Change(row.getLong("leaf"), row.getLong("at"), row.getString("kind")))
                .list();
    }

    static void count(Handle transaction, int campaign, LogCounts counts) {
        String sql = """
                INSERT INTO log_count (campaign_id, hour, dimension, key, count)
                SELECT ?, hour, dimension, key, count FROM unnest(?, ?, ?, ?) AS change(hour, dimension, key, count)
                ON CONFLICT (campaign_id, hour, dimension, key) DO UPDATE SET count = log_count.count + excluded.count
                """;
        Map<LogCounts.Key, Long> changes = counts.changes();
        List<Object> hours = new ArrayList<>();
        List<Object> dimensions = new ArrayList<>();
        List<Object> keys = new ArrayList<>();
        changes.keySet().forEach(key -> {
            hours.add((int) key.hour());
            dimensions.add(key.dimension());
            keys.add(key.key());
        });
        try (var statement = transaction.getConnection().prepareStatement(sql)) {
            var connection = transaction.getConnection();
            statement.setInt(1, campaign);
            statement.setArray(2, connection.createArrayOf("int4", hours.toArray()));
            statement.setArray(3, connection.createArrayOf("text", dimensions.toArray()));
            statement.setArray(4, connection.createArrayOf("text", keys.toArray()));
            statement.setArray(
                    5, connection.createArrayOf("int8", changes.values().toArray()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
