package eu.undersigned.overview;

import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/// SQL of requests that were turned away, as protection counts them.
final class RefusalStore {
    private RefusalStore() {}

    /// @param from the first day
    /// @param to the last
    static long total(Handle transaction, int campaign, LocalDate from, LocalDate to) {
        return transaction
                .createQuery("""
                        SELECT coalesce(sum(count), 0) FROM refusal
                        WHERE campaign_id = :campaign AND day BETWEEN CAST(:from AS date) AND CAST(:to AS date)
                        """)
                .bind("campaign", campaign)
                .bind("from", from.toString())
                .bind("to", to.toString())
                .mapTo(Long.class)
                .one();
    }
}
