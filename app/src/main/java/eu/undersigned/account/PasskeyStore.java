package eu.undersigned.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of passkeys.
final class PasskeyStore {
    private PasskeyStore() {}

    /// @param sealedName the passkey's own name is not looked at
    static void add(Handle transaction, Passkey passkey, byte[] sealedName) {
        transaction.execute(
                "INSERT INTO passkey (id, member_id, handle, public_key, counter, name, since)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                passkey.id(),
                passkey.member(),
                passkey.handle(),
                passkey.publicKey(),
                passkey.counter(),
                sealedName,
                Timestamp.from(passkey.since()));
    }

    /// Held for this transaction, so that two answers of one device are looked at one after the other.
    static Optional<Row> find(Handle transaction, byte[] id) {
        return transaction
                .createQuery("SELECT * FROM passkey WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .map((row, _) -> row(row))
                .findOne();
    }

    /// The oldest first.
    static List<Row> of(Handle transaction, int member) {
        return transaction
                .createQuery("SELECT * FROM passkey WHERE member_id = :member ORDER BY since, id")
                .bind("member", member)
                .map((row, _) -> row(row))
                .list();
    }

    static void used(Handle transaction, byte[] id, long counter, Instant at) {
        transaction.execute("UPDATE passkey SET counter = ?, last_used = ? WHERE id = ?", counter, at, id);
    }

    static boolean remove(Handle transaction, int member, byte[] id) {
        return transaction.execute("DELETE FROM passkey WHERE member_id = ? AND id = ?", member, id) > 0;
    }

    static void removeAll(Handle transaction, int member) {
        transaction.execute("DELETE FROM passkey WHERE member_id = ?", member);
    }

    /// @param passkey its name is empty
    record Row(Passkey passkey, byte[] sealedName) {}

    private static Row row(ResultSet row) throws SQLException {
        Passkey passkey = new Passkey(
                row.getBytes("id"),
                row.getInt("member_id"),
                row.getBytes("handle"),
                row.getBytes("public_key"),
                row.getLong("counter"),
                "",
                row.getTimestamp("since").toInstant(),
                Optional.ofNullable(row.getTimestamp("last_used")).map(Timestamp::toInstant));
        return new Row(passkey, row.getBytes("name"));
    }
}
