package eu.undersigned.tally;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// SQL of the counts.
final class TallyStore {
    private static final List<String> PUBLISHED =
            Dimension.PUBLISHED.stream().map(Dimension::text).toList();

    private static final List<String> TOTALS =
            Dimension.TOTALS.stream().map(Dimension::text).toList();

    private TallyStore() {}

    /// Changes of counts, gathered so that one statement applies a batch. Sorted, so that two nodes lock rows in one
    /// order.
    static final class Changes {
        private final TreeMap<String, Long> counts = new TreeMap<>();

        Changes add(int campaign, Dimension dimension, String key, long count) {
            counts.merge(campaign + "\n" + dimension.text() + "\n" + key, count, Long::sum);
            return this;
        }
    }

    static void apply(Handle transaction, Changes changes) {
        String sql = """
                INSERT INTO tally (campaign_id, dimension, key, count)
                SELECT campaign, dimension, key, count
                FROM unnest(?, ?, ?, ?) AS change(campaign, dimension, key, count)
                ON CONFLICT (campaign_id, dimension, key) DO UPDATE SET count = tally.count + excluded.count
                """;
        List<Object> campaigns = new ArrayList<>();
        List<Object> dimensions = new ArrayList<>();
        List<Object> keys = new ArrayList<>();
        List<Object> counts = new ArrayList<>();
        for (Map.Entry<String, Long> change : changes.counts.entrySet()) {
            String[] parts = change.getKey().split("\n", -1);
            campaigns.add(Integer.valueOf(parts[0]));
            dimensions.add(parts[1]);
            keys.add(parts[2]);
            counts.add(change.getValue());
        }
        try (PreparedStatement statement = transaction.getConnection().prepareStatement(sql)) {
            var connection = transaction.getConnection();
            statement.setArray(1, connection.createArrayOf("int4", campaigns.toArray()));
            statement.setArray(2, connection.createArrayOf("text", dimensions.toArray()));
            statement.setArray(3, connection.createArrayOf("text", keys.toArray()));
            statement.setArray(4, connection.createArrayOf("int8", counts.toArray()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// One count of a campaign.
    record Count(int campaign, String dimension, String key, long count) {}

    static List<Count> totals(Handle transaction) {
        return transaction
                .createQuery("""
                        SELECT campaign_id, dimension, key, count
                        FROM campaign JOIN tally ON campaign_id = campaign.id AND dimension = ANY (:totals)
                        """)
                .bindArray("totals", String.class, TOTALS)
                .map((row, _) -> new Count(
                        row.getInt("campaign_id"),
                        row.getString("dimension"),
                        row.getString("key"),
                        row.getLong("count")))
                .list();
    }

    /// All published counts of a campaign; of those by hour only the ones from `since` on.
    static List<Count> all(Handle transaction, int campaign, String since) {
        return transaction
                .createQuery("""
                        SELECT dimension, key, count FROM tally
                        WHERE campaign_id = :campaign AND dimension = ANY (:published) AND (dimension <> 'hour' OR key >= :since)
                        ORDER BY dimension, key
                        """)
                .bind("campaign", campaign)
                .bindArray("published", String.class, PUBLISHED)
                .bind("since", since)
                .map((row, _) ->
                        new Count(campaign, row.getString("dimension"), row.getString("key"), row.getLong("count")))
                .list();
    }

    /// The counts by hour of one day, such as `2026-11-21`.
    static List<Count> hours(Handle transaction, int campaign, String day) {
        return transaction
                .createQuery("""
                        SELECT key, count FROM tally
                        WHERE campaign_id = :campaign AND dimension = 'hour' AND key >= :from AND key < :to
                          AND count > 0
                        ORDER BY key
                        """)
                .bind("campaign", campaign)
                .bind("from", day + "T")
                .bind("to", day + "U")
                .map((row, _) -> new Count(campaign, "hour", row.getString("key"), row.getLong("count")))
                .list();
    }
}
