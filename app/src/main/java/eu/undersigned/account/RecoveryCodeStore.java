package eu.undersigned.account;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of recovery codes.
final class RecoveryCodeStore {
    private RecoveryCodeStore() {}

    static void add(Handle transaction, byte[] hash, int member, Instant at) {
        transaction.execute("INSERT INTO recovery_code (hash, member_id, made_at) VALUES (?, ?, ?)", hash, member, at);
    }

    static void remove(Handle transaction, int member) {
        transaction.execute("DELETE FROM recovery_code WHERE member_id = ?", member);
    }

    static Optional<Integer> owner(Handle transaction, byte[] hash) {
        return transaction
                .createQuery("SELECT member_id FROM recovery_code WHERE hash = :hash AND used_at IS NULL FOR UPDATE")
                .bind("hash", hash)
                .mapTo(Integer.class)
                .findOne();
    }

    static void used(Handle transaction, byte[] hash, Instant at) {
        transaction.execute("UPDATE recovery_code SET used_at = ? WHERE hash = ?", at, hash);
    }

    static int left(Handle transaction, int member) {
        return transaction
                .createQuery("SELECT count(*) FROM recovery_code WHERE member_id = :member AND used_at IS NULL")
                .bind("member", member)
                .mapTo(Integer.class)
                .one();
    }
}
