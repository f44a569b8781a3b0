package eu.undersigned.signature;

import org.jdbi.v3.core.Handle;

/// SQL of epochs.
final class EpochStore {
    private EpochStore() {}

    /// Stores an epoch's wrapped key, and gives the epoch's number.
    static int add(Handle transaction, int campaign, int key, byte[] wrapped) {
        return transaction
                .createQuery("""
                        INSERT INTO epoch (campaign_id, key_id, wrapped) VALUES (:campaign, :key, :wrapped)
                        RETURNING id
                        """)
                .bind("campaign", campaign)
                .bind("key", key)
                .bind("wrapped", wrapped)
                .mapTo(Integer.class)
                .one();
    }
}
