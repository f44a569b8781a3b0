package eu.undersigned.statistics;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of what counts by the hour of its confirmation.
final class StatisticsStore {
    private StatisticsStore() {}

    /// From the first to the last hour with a count; whole hours since 1970.
    record Range(long first, long last) {}

    static Optional<Range> range(Handle transaction, int campaign) {
        return transaction
                .createQuery("""
                        SELECT min(hour) AS first, max(hour) AS last FROM log_count
                        WHERE campaign_id = :campaign HAVING count(*) > 0
                        """)
                .bind("campaign", campaign)
                .map((row, _) -> new Range(row.getLong("first"), row.getLong("last")))
                .findOne();
    }

    record Count(long hour, String key, long count) {}

    /// @param from the first hour
    /// @param to the hour behind the last
    static List<Count> counts(Handle transaction, int campaign, String dimension, long from, long to) {
        return transaction
                .createQuery("""
                        SELECT hour, key, count FROM log_count
                        WHERE campaign_id = :campaign AND hour >= :from AND hour < :to
                          AND dimension = :dimension AND count > 0
                        ORDER BY hour
                        """)
                .bind("campaign", campaign)
                .bind("from", from)
                .bind("to", to)
                .bind("dimension", dimension)
                .map((row, _) -> new Count(row.getLong("hour"), row.getString("key"), row.getLong("count")))
                .list();
    }
}
