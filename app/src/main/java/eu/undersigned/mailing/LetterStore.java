package eu.undersigned.mailing;

import eu.undersigned.db.Columns;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// SQL of letters that wait just ahead of what is sent, and of which process sends.
final class LetterStore {
    private LetterStore() {}

    /// A letter that is fed.
    ///
    /// @param domain keyed hash of the mailbox's domain
    record Fed(UUID signature, byte[] sealed, long domain) {}

    /// A letter that waits.
    ///
    /// @param language the reader's, in capitals
    /// @param triedAt when it was taken to be tried, to the microsecond as stored: this names the attempt
    record Waiting(
            UUID signature,
            byte[] sealed,
            long domain,
            Instant fedAt,
            int attempts,
            String language,
            Instant triedAt) {}

    static int put(Handle transaction, int mailing, List<Fed> letters, Instant now) throws SQLException {
        String sql = """
                INSERT INTO mailing_letter (mailing_id, signature_id, sealed, domain, fed_at)
                SELECT ?, id, sealed, domain, ? FROM unnest(?, ?, ?) AS letter(id, sealed, domain)
                ON CONFLICT DO NOTHING
                """;
        try (PreparedStatement statement = transaction.getConnection().prepareStatement(sql)) {
            statement.setInt(1, mailing);
            statement.setTimestamp(2, Timestamp.from(now));
            new Columns<>(statement, letters, 2)
                    .column("uuid", Fed::signature)
                    .column("bytea", Fed::sealed)
                    .column("int8", Fed::domain);
            return statement.executeUpdate();
        }
    }

    static long waiting(Handle transaction, int mailing) {
        return transaction
                .createQuery("SELECT count(*) FROM mailing_letter WHERE mailing_id = :mailing")
                .bind("mailing", mailing)
                .mapTo(Long.class)
                .one();
    }

    /// The next letter whose reader still wants it, held for this transaction.
    ///
    /// @param resting domains that have had enough for now
    static Optional<Waiting> next(Handle transaction, Mailing mailing, Collection<Long> resting, Instant now) {
        return transaction
                .createQuery("""
                        SELECT letter.signature_id, letter.sealed, letter.domain, letter.fed_at, letter.attempts,
                               coalesce(signature.mail_language, signature.language) AS language
                        FROM mailing_letter AS letter JOIN signature
                          ON signature.id = letter.signature_id AND signature.campaign_id = :campaign
                             AND signature.state = 'C' AND signature.updates
                        WHERE letter.mailing_id = :mailing AND letter.due_at <= now()
                          AND letter.domain <> ALL (:resting)
                        ORDER BY letter.due_at LIMIT 1
                        FOR UPDATE OF letter SKIP LOCKED
                        """)
                .bind("campaign", mailing.campaign())
                .bind("mailing", mailing.id())
                .bindArray("resting", Long.class, resting.toArray())
                .map((row, _) -> new Waiting(
                        row.getObject("signature_id", UUID.class),
                        row.getBytes("sealed"),
                        row.getLong("domain"),
                        row.getTimestamp("fed_at").toInstant(),
                        row.getInt("attempts"),
                        row.getString("language"),
                        now.truncatedTo(ChronoUnit.MICROS)))
                .findOne();
    }

    static void erase(Handle transaction, int mailing, UUID signature) {
        transaction.execute("DELETE FROM mailing_letter WHERE mailing_id = ? AND signature_id = ?", mailing, signature);
    }

    static void eraseAll(Handle transaction, UUID signature) {
        transaction.execute("DELETE FROM mailing_letter WHERE signature_id = ?", signature);
    }

    /// A letter that was not sent waits again, unless its reader or the team has changed their mind meanwhile.
    static void putBack(Handle transaction, int mailing, Waiting letter, int attempts, Duration delay) {
        transaction.execute(
                """
                INSERT INTO mailing_letter (mailing_id, signature_id, sealed, domain, fed_at, due_at, attempts)
                SELECT ?, signature.id, ?, ?, CAST(? AS timestamptz), now() + make_interval(secs => ?), ?
                FROM signature JOIN mailing ON mailing.id = ? AND mailing.state IN ('running', 'paused')
                WHERE signature.id = ? AND signature.updates
                ON CONFLICT DO NOTHING
                """,
                mailing,
                letter.sealed(),
                letter.domain(),
                Timestamp.from(letter.fedAt()),
                delay.toSeconds(),
                attempts,
                mailing,
                letter.signature());
    }

    /// Erases letters that have waited too long; their readers are due again. Mailings are locked before their
    /// letters, as by whoever ends one.
    static void eraseOld(Handle transaction, Instant before) {
        transaction
                .createQuery("SELECT id FROM mailing WHERE state IN ('running', 'paused') ORDER BY id FOR UPDATE")
                .mapTo(Integer.class)
                .list();
        transaction.execute("""
                WITH gone AS (DELETE FROM mailing_letter WHERE fed_at < ? RETURNING mailing_id)
                UPDATE mailing SET is_due_seen = true WHERE id IN (SELECT mailing_id FROM gone)
                """, Timestamp.from(before));
    }

    /// Erases letters of signatures that no longer count or say no.
    static void eraseUnwanted(Handle transaction) {
        transaction.execute("""
                DELETE FROM mailing_letter WHERE NOT EXISTS (
                    SELECT FROM signature
                    WHERE signature.id = mailing_letter.signature_id AND signature.state = 'C' AND signature.updates)
                """);
    }

    /// Takes the mailings that run and that no other process sends; renews those that this one has.
    ///
    /// @return who sent each until now
    static Map<Integer, Optional<UUID>> lease(Handle transaction, UUID sender, Duration lease) {
        Map<Integer, Optional<UUID>> leased = new HashMap<>();
        transaction
                .createQuery("""
                        UPDATE mailing SET sender = :sender, sender_until = now() + make_interval(secs => :lease)
                        FROM (SELECT id, sender AS before FROM mailing
                              WHERE state = 'running' AND (sender IS NULL OR sender = :sender OR sender_until < now())
                              FOR UPDATE SKIP LOCKED) AS free
                        WHERE mailing.id = free.id
                        RETURNING mailing.id, before
                        """)
                .bind("sender", sender)
                .bind("lease", lease.toSeconds())
                .map((row, _) -> Map.entry(row.getInt("id"), Optional.ofNullable(row.getObject("before", UUID.class))))
                .forEach(entry -> leased.put(entry.getKey(), entry.getValue()));
        return leased;
    }

    /// Mailings that do not run any more and whose sender has not said that it is done with them.
    static List<Integer> abandoned(Handle transaction) {
        return transaction.createQuery("""
                        UPDATE mailing SET sender = NULL
                        WHERE state <> 'running' AND sender IS NOT NULL AND sender_until < now()
                        RETURNING id
                        """).mapTo(Integer.class).list();
    }

    static void release(Handle transaction, UUID sender) {
        transaction.execute("UPDATE mailing SET sender = NULL WHERE sender = ?", sender);
    }

    /// Ends the leases of a process that is no more.
    static void releaseAll(Handle transaction) {
        transaction.execute("UPDATE mailing SET sender_until = now() - interval '1 second' WHERE sender IS NOT NULL");
    }

    static void report(Handle transaction, int mailing, Mailing.Outcome outcome) {
        transaction.execute(
                "UPDATE mailing SET sent = ?, bounced = ?, unsure = ?, failed = ? WHERE id = ?",
                outcome.sent(),
                outcome.bounced(),
                outcome.unsure(),
                outcome.failed(),
                mailing);
    }
}
