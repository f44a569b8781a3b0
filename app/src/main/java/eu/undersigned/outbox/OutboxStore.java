package eu.undersigned.outbox;

import eu.undersigned.db.Columns;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// SQL of the outbox. `due_at` is both the time of the next attempt and the lease of the one under way.
final class OutboxStore {
    private OutboxStore() {}

    /// @param attempts begun so far, this one included
    record Claimed(SealedLetter letter, int attempts) {}

    static void put(Handle transaction, List<SealedLetter> letters) throws SQLException {
        String sql = """
                INSERT INTO outbox (id, kind, sealed)
                SELECT id, kind, sealed FROM unnest(?, ?, ?) AS letter(id, kind, sealed)
                """;
        try (PreparedStatement statement = transaction.getConnection().prepareStatement(sql)) {
            new Columns<>(statement, letters)
                    .column("uuid", SealedLetter::id)
                    .column("text", SealedLetter::kind)
                    .column("bytea", SealedLetter::sealed);
            statement.executeUpdate();
        }
    }

    static List<Claimed> claim(Handle transaction, int most, Duration lease) {
        return transaction
                .createQuery("""
                        UPDATE outbox SET due_at = now() + make_interval(secs => :lease), attempts = attempts + 1
                        WHERE id IN (
                            SELECT id FROM outbox
                            WHERE refused_at IS NULL AND due_at <= now()
                            ORDER BY due_at
                            LIMIT :most
                            FOR UPDATE SKIP LOCKED)
                        RETURNING id, kind, sealed, attempts
                        """)
                .bind("lease", lease.toSeconds())
                .bind("most", most)
                .map((row, _) -> new Claimed(letter(row), row.getInt("attempts")))
                .list();
    }

    static void delete(Handle transaction, List<UUID> ids) {
        transaction
                .createUpdate("DELETE FROM outbox WHERE id = ANY (:ids)")
                .bindArray("ids", UUID.class, ids)
                .execute();
    }

    static void postpone(Handle transaction, UUID id, Duration delay) {
        transaction
                .createUpdate("UPDATE outbox SET due_at = now() + make_interval(secs => :delay) WHERE id = :id")
                .bind("delay", delay.toSeconds())
                .bind("id", id)
                .execute();
    }

    static void giveBack(Handle transaction, List<UUID> ids) {
        transaction
                .createUpdate("UPDATE outbox SET due_at = now(), attempts = attempts - 1 WHERE id = ANY (:ids)")
                .bindArray("ids", UUID.class, ids)
                .execute();
    }

    static void refuse(Handle transaction, UUID id) {
        transaction
                .createUpdate("UPDATE outbox SET refused_at = now() WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    static LetterState state(Handle transaction, UUID id) {
        return transaction
                .createQuery("SELECT refused_at IS NOT NULL FROM outbox WHERE id = :id")
                .bind("id", id)
                .mapTo(Boolean.class)
                .findOne()
                .map(refused -> refused ? LetterState.REFUSED : LetterState.WAITING)
                .orElse(LetterState.GONE);
    }

    static Optional<SealedLetter> holdRefused(Handle transaction, UUID id) {
        return transaction
                .createQuery("""
                        SELECT id, kind, sealed FROM outbox WHERE id = :id AND refused_at IS NOT NULL
                        FOR UPDATE SKIP LOCKED
                        """)
                .bind("id", id)
                .map((row, _) -> letter(row))
                .findOne();
    }

    static void putAbout(Handle transaction, UUID signature, SealedLetter letter) {
        transaction.execute(
                "INSERT INTO outbox (id, kind, sealed, signature_id) VALUES (?, ?, ?, ?)",
                letter.id(),
                letter.kind(),
                letter.sealed(),
                signature);
    }

    static void forget(Handle transaction, UUID signature) {
        transaction.execute("DELETE FROM outbox WHERE id = ? OR signature_id = ?", signature, signature);
    }

    /// Letters nobody will get any more, and leases from a clock that ran ahead.
    static void tidy(Handle transaction, Duration keep) {
        transaction
                .createUpdate("DELETE FROM outbox WHERE created_at < now() - make_interval(secs => :keep)")
                .bind("keep", keep.toSeconds())
                .execute();
        transaction
                .createUpdate("UPDATE outbox SET due_at = now() WHERE due_at > now() + interval '2 hours'")
                .execute();
    }

    /// Ends the leases of a process that is no more.
    static void releaseLeases(Handle transaction) {
        transaction.execute("UPDATE outbox SET due_at = now() WHERE due_at > now() AND refused_at IS NULL");
    }

    /// @param oldest how long the oldest has waited
    record Backlog(long count, Duration oldest) {}

    static Backlog backlog(Handle transaction) {
        return transaction
                .createQuery("""
                        SELECT count(*) AS count,
                               coalesce(extract(epoch FROM now() - min(created_at)), 0)::bigint AS oldest
                        FROM outbox WHERE refused_at IS NULL
                        """)
                .map((row, _) ->
                        new Backlog(row.getLong("count"), Duration.ofSeconds(Math.max(0, row.getLong("oldest")))))
                .one();
    }

    private static SealedLetter letter(ResultSet row) throws SQLException {
        return new SealedLetter(row.getObject("id", UUID.class), row.getString("kind"), row.getBytes("sealed"));
    }
}
