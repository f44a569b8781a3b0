package eu.undersigned.tally;

import eu.undersigned.tally.Figures.Period;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// SQL of the counts over time. Keys that begin with a time are read as a range of the primary key.
final class FiguresStore {
    private FiguresStore() {}

    static SortedMap<String, Long> keys(Handle transaction, int campaign, Dimension dimension) {
        return counts(bound(transaction, campaign, dimension, """
                SELECT key, count FROM tally
                WHERE campaign_id = :campaign AND dimension = :dimension AND count > 0
                ORDER BY count DESC LIMIT 1000
                """));
    }

    /// @param from the first key
    /// @param to behind the last
    static SortedMap<String, Long> range(
            Handle transaction, int campaign, Dimension dimension, String from, String to) {
        return counts(
                bound(transaction, campaign, dimension, """
                SELECT key, count FROM tally
                WHERE campaign_id = :campaign AND dimension = :dimension AND key >= :from AND key < :to AND count > 0
                """).bind("from", from).bind("to", to));
    }

    /// Sums by day of counts by hour.
    static SortedMap<String, Long> days(Handle transaction, int campaign, Dimension dimension, Period period) {
        return counts(within(period, bound(transaction, campaign, dimension, """
                SELECT left(key, 10) AS key, sum(count) AS count FROM tally
                WHERE campaign_id = :campaign AND dimension = :dimension AND key >= :from AND key < :to
                GROUP BY 1 HAVING sum(count) > 0
                """)));
    }

    /// Sums over the days of counts by day and attribute.
    static SortedMap<String, Long> by(Handle transaction, int campaign, Dimension dimension, Period period) {
        return counts(within(period, bound(transaction, campaign, dimension, """
                SELECT substr(key, 12) AS key, sum(count) AS count FROM tally
                WHERE campaign_id = :campaign AND dimension = :dimension AND key >= :from AND key < :to
                GROUP BY 1 HAVING sum(count) > 0
                ORDER BY 2 DESC LIMIT 1000
                """)));
    }

    static SortedMap<String, Long> organisations(Handle transaction, int campaign, Period period) {
        return counts(within(period, bound(transaction, campaign, Dimension.ORGANISATION_DAY, """
                SELECT split_part(key, ' ', 1) AS key, sum(count) AS count FROM tally
                WHERE campaign_id = :campaign AND dimension = :dimension
                  AND split_part(key, ' ', 2) >= :from AND split_part(key, ' ', 2) < :to
                GROUP BY 1 HAVING sum(count) > 0
                """)));
    }

    /// What one organisation has, by the rest of the key.
    static SortedMap<String, Long> own(Handle transaction, int campaign, Dimension dimension, int organisation) {
        return counts(bound(transaction, campaign, dimension, """
                SELECT substr(key, length(:organisation) + 1) AS key, count FROM tally
                WHERE campaign_id = :campaign AND dimension = :dimension AND starts_with(key, :organisation) AND count > 0
                ORDER BY count DESC LIMIT 5000
                """).bind("organisation", organisation + " "));
    }

    private static Query bound(Handle transaction, int campaign, Dimension dimension, String sql) {
        return transaction.createQuery(sql).bind("campaign", campaign).bind("dimension", dimension.text());
    }

    private static Query within(Period period, Query query) {
        return query.bind("from", period.from().toString())
                .bind("to", period.to().plusDays(1).toString());
    }

    private static SortedMap<String, Long> counts(Query query) {
        SortedMap<String, Long> counts = new TreeMap<>();
        query.map((row, _) -> counts.put(row.getString("key"), row.getLong("count")))
                .list();
        return counts;
    }
}
