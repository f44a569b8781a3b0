package eu.undersigned.receipt;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of the keys of a campaign's log.
final class LogKeysStore {
    private LogKeysStore() {}

    /// Empty before the log has begun.
    static Optional<LogKeys> find(Handle transaction, int campaign) {
        List<String> witnesses = transaction
                .createQuery("SELECT verifier_key FROM log_witness WHERE campaign_id = :campaign ORDER BY name")
                .bind("campaign", campaign)
                .mapTo(String.class)
                .list();
        return transaction
                .createQuery("SELECT verifier_key FROM log WHERE campaign_id = :campaign")
                .bind("campaign", campaign)
                .mapTo(String.class)
                .findOne()
                .map(log -> new LogKeys(log, witnesses));
    }
}
