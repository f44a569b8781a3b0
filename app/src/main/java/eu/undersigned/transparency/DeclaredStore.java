package eu.undersigned.transparency;

import eu.undersigned.campaign.Declared;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// SQL of declared batches as the log has them.
final class DeclaredStore {
    private record Batch(LocalDate date, String source) {}

    private DeclaredStore() {}

    /// What the log must still say, so that it has these batches and no others: a count of 0 takes one back.
    static List<Declared> missing(Handle transaction, int campaign, List<Declared> declared) {
        Map<Batch, Long> wanted = new LinkedHashMap<>();
        declared.forEach(batch -> wanted.merge(new Batch(batch.date(), batch.source()), batch.count(), Long::sum));
        Map<Batch, Long> held = new LinkedHashMap<>();
        transaction
                .createQuery("SELECT date, source, count FROM log_declared WHERE campaign_id = :campaign")
                .bind("campaign", campaign)
                .map((row, _) -> held.put(
                        new Batch(row.getDate("date").toLocalDate(), row.getString("source")), row.getLong("count")))
                .list();
        List<Declared> missing = new ArrayList<>();
        wanted.forEach((batch, count) -> {
            if (held.getOrDefault(batch, 0L) != count.longValue()) {
                missing.add(new Declared(batch.date(), count, batch.source()));
            }
        });
        held.forEach((batch, count) -> {
            if (count != 0 && !wanted.containsKey(batch)) {
                missing.add(new Declared(batch.date(), 0, batch.source()));
            }
        });
        return missing;
    }

    static void put(Handle transaction, int campaign, Declared declared) {
        transaction.execute("""
                INSERT INTO log_declared (campaign_id, date, source, count) VALUES (?, ?, ?, ?)
                ON CONFLICT (campaign_id, date, source) DO UPDATE SET count = excluded.count
                """, campaign, java.sql.Date.valueOf(declared.date()), declared.source(), declared.count());
    }
}
