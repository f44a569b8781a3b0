package eu.undersigned.account;

import eu.undersigned.account.Challenges.Challenge;
import eu.undersigned.account.Challenges.Purpose;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of open challenges.
final class ChallengeStore {
    private ChallengeStore() {}

    record Row(Purpose purpose, Challenge challenge, Instant at) {}

    static void put(Handle transaction, byte[] hash, Purpose purpose, Challenge challenge, Instant at) {
        transaction
                .createUpdate("""
                        INSERT INTO console_challenge (hash, purpose, challenge, member_id, handle, detail, made_at)
                        VALUES (:hash, :purpose, :challenge, :member, :handle, :detail, :at)
                        """)
                .bind("hash", hash)
                .bind("purpose", purpose.name())
                .bind("challenge", challenge.bytes())
                .bind("member", challenge.member())
                .bind("handle", challenge.handle())
                .bind("detail", challenge.detail())
                .bind("at", at)
                .execute();
    }

    static Optional<Row> take(Handle transaction, byte[] hash) {
        return transaction
                .createQuery("""
                        DELETE FROM console_challenge WHERE hash = :hash
                        RETURNING purpose, challenge, member_id, handle, detail, made_at
                        """)
                .bind("hash", hash)
                .map((row, _) -> new Row(
                        Purpose.valueOf(row.getString("purpose")),
                        new Challenge(
                                row.getBytes("challenge"),
                                Optional.ofNullable(row.getObject("member_id", Integer.class)),
                                row.getBytes("handle"),
                                row.getString("detail")),
                        row.getObject("made_at", OffsetDateTime.class).toInstant()))
                .findOne();
    }

    /// Erases those that were made before the one moment or after the other.
    static void tidy(Handle transaction, Instant before, Instant after) {
        transaction.execute("DELETE FROM console_challenge WHERE made_at < ? OR made_at > ?", before, after);
    }
}
