package eu.undersigned.transparency;

import org.jdbi.v3.core.Handle;

/// SQL of what was counted before the log began.
final class BeforeStore {
    private BeforeStore() {}

    /// Confirmed signatures that have been withdrawn so far: the log will hold nothing of them.
    static long withdrawn(Handle transaction, int campaign) {
        return transaction
                .createQuery("""
                        SELECT coalesce(sum(count), 0) FROM tally
                        WHERE campaign_id = :campaign AND dimension = 'withdrawn' AND key = ''
                        """)
                .bind("campaign", campaign)
                .mapTo(Long.class)
                .one();
    }
}
