package eu.undersigned.account;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of accounts elsewhere.
final class FederatedStore {
    private FederatedStore() {}

    static void add(Handle transaction, byte[] hash, int member, Instant since) {
        transaction.execute(
                "INSERT INTO federated_identity (hash, member_id, since) VALUES (?, ?, ?)", hash, member, since);
    }

    /// Whose account it is.
    static Optional<Integer> find(Handle transaction, byte[] hash) {
        return transaction
                .createQuery("SELECT member_id FROM federated_identity WHERE hash = :hash")
                .bind("hash", hash)
                .mapTo(Integer.class)
                .findOne();
    }
}
