package eu.undersigned.account;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of sessions.
final class SessionStore {
    private SessionStore() {}

    record Row(int member, Instant startedAt, Instant seenAt, Instant freshAt) {}

    static void begin(Handle transaction, byte[] hash, int member, Instant now) {
        Timestamp at = Timestamp.from(now);
        transaction.execute(
                "INSERT INTO console_session (hash, member_id, started_at, seen_at, fresh_at) VALUES (?, ?, ?, ?, ?)",
                hash,
                member,
                at,
                at,
                at);
    }

    static Optional<Row> find(Handle transaction, byte[] hash) {
        return transaction
                .createQuery("SELECT member_id, started_at, seen_at, fresh_at FROM console_session WHERE hash = :hash")
                .bind("hash", hash)
                .map((row, _) -> new Row(
                        row.getInt("member_id"),
                        row.getTimestamp("started_at").toInstant(),
                        row.getTimestamp("seen_at").toInstant(),
                        row.getTimestamp("fresh_at").toInstant()))
                .findOne();
    }

    static void seen(Handle transaction, byte[] hash, Instant now) {
        transaction.execute("UPDATE console_session SET seen_at = ? WHERE hash = ?", Timestamp.from(now), hash);
    }

    static void end(Handle transaction, byte[] hash) {
        transaction.execute("DELETE FROM console_session WHERE hash = ?", hash);
    }
}
