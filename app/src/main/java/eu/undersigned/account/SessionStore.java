package eu.undersigned.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of sessions.
final class SessionStore {
    private SessionStore() {}

    record Row(int member, Instant startedAt, Instant seenAt, Instant freshAt) {}

    /// @param row what decides whether it is over
    record Listed(Row row, Session session) {}

    static void begin(Handle transaction, byte[] hash, int member, Sessions.Way way, String device, Instant now) {
        transaction.execute(
                "INSERT INTO console_session (hash, member_id, started_at, seen_at, fresh_at, began_by, device)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                hash,
                member,
                now,
                now,
                now,
                way.name(),
                device);
    }

    /// False when it has ended meanwhile.
    static boolean renew(Handle transaction, byte[] hash, byte[] renewed, Instant now) {
        return transaction.execute(
                        "UPDATE console_session SET hash = ?, fresh_at = ?, seen_at = ? WHERE hash = ?",
                        renewed,
                        now,
                        now,
                        hash)
                == 1;
    }

    /// Those that a member began, the newest first.
    ///
    /// @param own hash of the one that asks
    static List<Listed> of(Handle transaction, int member, byte[] own) {
        return transaction
                .createQuery("""
                        SELECT id, member_id, started_at, seen_at, fresh_at, began_by, device, hash = :own AS is_own
                        FROM console_session WHERE member_id = :member ORDER BY started_at DESC, id DESC
                        """)
                .bind("member", member)
                .bind("own", own)
                .map((row, _) -> new Listed(
                        row(row),
                        new Session(
                                row.getLong("id"),
                                Sessions.Way.valueOf(row.getString("began_by")),
                                row.getString("device"),
                                row.getTimestamp("started_at").toInstant(),
                                row.getTimestamp("seen_at").toInstant(),
                                row.getBoolean("is_own"))))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getInt("member_id"),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("seen_at").toInstant(),
                row.getTimestamp("fresh_at").toInstant());
    }

    static void endOne(Handle transaction, int member, long id) {
        transaction.execute("DELETE FROM console_session WHERE member_id = ? AND id = ?", member, id);
    }

    /// @param kept hash of the one that goes on; no bytes: none
    static void endOthers(Handle transaction, int member, byte[] kept) {
        transaction.execute("DELETE FROM console_session WHERE member_id = ? AND hash <> ?", member, kept);
    }

    /// Erases those that have been over for long.
    static void tidy(Handle transaction, Instant startedBefore) {
        transaction.execute("DELETE FROM console_session WHERE started_at < ?", startedBefore);
    }

    static Optional<Row> find(Handle transaction, byte[] hash) {
        return transaction
                .createQuery("SELECT member_id, started_at, seen_at, fresh_at FROM console_session WHERE hash = :hash")
                .bind("hash", hash)
                .map((row, _) -> row(row))
                .findOne();
    }

    static void seen(Handle transaction, byte[] hash, Instant now) {
        transaction.execute("UPDATE console_session SET seen_at = ? WHERE hash = ?", Timestamp.from(now), hash);
    }

    static void end(Handle transaction, byte[] hash) {
        transaction.execute("DELETE FROM console_session WHERE hash = ?", hash);
    }
}
