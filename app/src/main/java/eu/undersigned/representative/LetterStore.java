package eu.undersigned.representative;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// SQL of how many letters were begun.
final class LetterStore {
    private LetterStore() {}

    static void count(Handle transaction, int campaign, String representative, LocalDate day) {
        transaction
                .createUpdate("""
                        INSERT INTO representative_letter AS before (campaign_id, representative, day, begun)
                        VALUES (:campaign, :representative, :day, 1)
                        ON CONFLICT (campaign_id, representative, day) DO UPDATE SET begun = before.begun + 1
                        """)
                .bind("campaign", campaign)
                .bind("representative", representative)
                .bind("day", day)
                .execute();
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
