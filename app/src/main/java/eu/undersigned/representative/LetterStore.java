package eu.undersigned.representative;

import eu.undersigned.representative.LettersBegun.Day;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// SQL of how many letters were begun.
final class LetterStore {
    private LetterStore() {}

    /// Adds to the counts. Whoever holds the table for longer than half a second is not waited for.
    static void count(Handle transaction, Map<Day, Long> counts) {
        transaction.execute("SET LOCAL lock_timeout = '500ms'");
        PreparedBatch batch = transaction.prepareBatch("""
                INSERT INTO representative_letter AS before (campaign_id, representative, day, begun)
                VALUES (:campaign, :representative, :day, :count)
                ON CONFLICT (campaign_id, representative, day) DO UPDATE SET begun = before.begun + :count
                """);
        counts.forEach((day, count) -> batch.bind("campaign", day.campaign())
                .bind("representative", day.representative())
                .bind("day", day.day())
                .bind("count", count)
                .add());
        batch.execute();
    }

    /// On all days together, by campaign and then by representative.
    static Map<Integer, Map<String, Long>> all(Handle transaction) {
        Map<Integer, Map<String, Long>> all = new HashMap<>();
        transaction
                .createQuery("""
                        SELECT campaign_id, representative, sum(begun) AS begun FROM representative_letter
                        GROUP BY campaign_id, representative
                        """)
                .map((row, _) -> Map.entry(
                        row.getInt("campaign_id"), Map.entry(row.getString("representative"), row.getLong("begun"))))
                .forEach(entry -> all.computeIfAbsent(entry.getKey(), _ -> new HashMap<>())
                        .put(entry.getValue().getKey(), entry.getValue().getValue()));
        return all;
    }
}
