package eu.undersigned.mailing;

import eu.undersigned.confirmation.SentUpdate;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// SQL of who is due, and of who was tried.
final class RecipientStore {
    /// A signature is due while it counts, says yes, was there when the mailing began, has not been tried, has no
    /// letter
    /// waiting, and its mailbox has refused no earlier update for good.
    private static final String IS_DUE = """
             signature.campaign_id = :campaign AND signature.state = 'C' AND signature.updates
             AND signature.confirmed_at <= :begun AND signature.lead_sealed IS NOT NULL
             AND NOT EXISTS (SELECT FROM mailing_recipient AS tried WHERE tried.signature_id = signature.id
                             AND (tried.mailing_id = :mailing OR tried.state = 'B'))
             AND NOT EXISTS (SELECT FROM mailing_letter AS waiting WHERE waiting.signature_id = signature.id
                             AND waiting.mailing_id = :mailing)
            """;

    private RecipientStore() {}

    /// Some of the signatures behind an id, and where to go on.
    ///
    /// @param next empty: there are no more signatures
    record Page(List<UUID> due, Optional<UUID> next) {}

    /// Looks at `look` signatures at most and gives `most` at most, so that each look is short however few are due.
    static Page due(Handle transaction, Mailing mailing, UUID after, int look, int most) {
        Optional<UUID> bound = transaction
                .createQuery("SELECT id FROM signature WHERE id > :after ORDER BY id OFFSET :look LIMIT 1")
                .bind("after", after)
                .bind("look", look - 1)
                .mapTo(UUID.class)
                .findOne();
        List<UUID> due = transaction
                .createQuery("SELECT id FROM signature WHERE id > :after AND id <= :bound AND " + IS_DUE
                        + " ORDER BY id LIMIT :most")
                .bind("after", after)
                .bind("bound", bound.orElse(new UUID(-1, -1)))
                .bind("campaign", mailing.campaign())
                .bind("mailing", mailing.id())
                .bind("begun", Timestamp.from(mailing.begunAt().orElseThrow()))
                .bind("most", most)
                .mapTo(UUID.class)
                .list();
        return new Page(due, due.size() == most ? Optional.of(due.getLast()) : bound);
    }

    /// What a letter that is fed is compared with.
    record Due(byte[] fingerprint, byte[] namePrint) {}

    /// Those of the ids that are due.
    static Map<UUID, Due> due(Handle transaction, Mailing mailing, List<UUID> ids) {
        Map<UUID, Due> due = new HashMap<>();
        transaction
                .createQuery("SELECT id, fingerprint, name_print FROM signature WHERE id = ANY (:ids) AND " + IS_DUE)
                .bindArray("ids", UUID.class, ids)
                .bind("campaign", mailing.campaign())
                .bind("mailing", mailing.id())
                .bind("begun", Timestamp.from(mailing.begunAt().orElseThrow()))
                .map((row, _) -> Map.entry(
                        row.getObject("id", UUID.class),
                        new Due(row.getBytes("fingerprint"), row.getBytes("name_print"))))
                .forEach(entry -> due.put(entry.getKey(), entry.getValue()));
        return due;
    }

    /// Some of the signatures behind an id that said yes, by language of messages.
    ///
    /// @param next empty: there are no more
    record Counted(Map<String, Long> byLanguage, long looked, Optional<UUID> next) {}

    static Counted count(Handle transaction, int campaign, UUID after, int look) throws SQLException {
        String sql = """
                WITH looked AS (
                    SELECT id, coalesce(mail_language, language) AS reader,
                           campaign_id = ? AND state = 'C' AND updates AND NOT EXISTS (
                               SELECT FROM mailing_recipient AS tried
                               WHERE tried.signature_id = signature.id AND tried.state = 'B') AS says_yes
                    FROM signature WHERE id > ? ORDER BY id LIMIT ?)
                SELECT reader AS language, count(*) FILTER (WHERE says_yes) AS yes, count(*) AS looked,
                       max(id::text)::uuid AS last
                FROM looked GROUP BY reader
                """;
        Map<String, Long> counts = new HashMap<>();
        long looked = 0;
        Optional<UUID> last = Optional.empty();
        try (PreparedStatement statement = transaction.getConnection().prepareStatement(sql)) {
            statement.setInt(1, campaign);
            statement.setObject(2, after);
            statement.setInt(3, look);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    counts.put(row.getString("language"), row.getLong("yes"));
                    looked += row.getLong("looked");
                    UUID id = row.getObject("last", UUID.class);
                    // As texts, ids compare as the database orders them.
                    last = last.filter(other -> other.toString().compareTo(id.toString()) > 0)
                            .or(() -> Optional.of(id));
                }
            }
        }
        counts.values().removeIf(count -> count == 0);
        return new Counted(counts, looked, looked == look ? last : Optional.empty());
    }

    /// Updates that were tried for a signature, oldest first.
    static List<SentUpdate> of(Handle transaction, UUID signature) {
        return transaction
                .createQuery("""
                        SELECT mailing_recipient.state, at, coalesce(subject, '') AS subject FROM mailing_recipient
                        LEFT JOIN mailing_text USING (mailing_id, language)
                        WHERE signature_id = :signature ORDER BY at
                        """)
                .bind("signature", signature)
                .map((row, _) -> new SentUpdate(
                        row.getTimestamp("at").toInstant(), row.getString("subject"), fate(row.getString("state"))))
                .list();
    }

    private static SentUpdate.Fate fate(String state) {
        return switch (state) {
            case "S" -> SentUpdate.Fate.SENT;
            case "B", "F" -> SentUpdate.Fate.BOUNCED;
            default -> SentUpdate.Fate.UNSURE;
        };
    }

    static void erase(Handle transaction, UUID signature) {
        transaction.execute("DELETE FROM mailing_recipient WHERE signature_id = ?", signature);
    }

    /// True for whom nobody has tried before: then and only then may a mail go out.
    static boolean begin(Handle transaction, int mailing, UUID signature, String language, Instant now) {
        return transaction.execute("""
                        INSERT INTO mailing_recipient (signature_id, mailing_id, state, language, at)
                        VALUES (?, ?, 'T', ?, ?) ON CONFLICT DO NOTHING
                        """, signature, mailing, language, Timestamp.from(now)) == 1;
    }

    /// @param begun when this very attempt began: a later one is somebody else's
    /// @param state S, B, U or F
    static void settle(Handle transaction, int mailing, UUID signature, Instant begun, String state) {
        transaction.execute("""
                UPDATE mailing_recipient SET state = ?::"char"
                WHERE signature_id = ? AND mailing_id = ? AND state IN ('T', 'U') AND at = ?
                """, state, signature, mailing, Timestamp.from(begun));
    }

    /// Nothing was sent: as if it had not been tried. False when another process has judged it meanwhile, or when this
    /// was done before and the letter is tried anew.
    ///
    /// @param begun when this very attempt began
    static boolean undo(Handle transaction, int mailing, UUID signature, Instant begun) {
        return transaction.execute("""
                        DELETE FROM mailing_recipient
                        WHERE signature_id = ? AND mailing_id = ? AND state = 'T' AND at = ?
                        """, signature, mailing, Timestamp.from(begun)) == 1;
    }

    /// Whom a process was trying when it ended.
    static int giveUpTrying(Handle transaction, int mailing) {
        return transaction.execute(
                "UPDATE mailing_recipient SET state = 'U' WHERE mailing_id = ? AND state = 'T'", mailing);
    }

    /// Whose attempt began before then.
    static int giveUpTrying(Handle transaction, int mailing, Instant before) {
        return transaction.execute(
                "UPDATE mailing_recipient SET state = 'U' WHERE mailing_id = ? AND state = 'T' AND at < ?",
                mailing,
                Timestamp.from(before));
    }

    static long trying(Handle transaction, int mailing) {
        return transaction
                .createQuery("SELECT count(*) FROM mailing_recipient WHERE mailing_id = :mailing AND state = 'T'")
                .bind("mailing", mailing)
                .mapTo(Long.class)
                .one();
    }

    /// By state.
    static Map<String, Long> outcome(Handle transaction, int mailing) {
        Map<String, Long> counts = new HashMap<>();
        transaction
                .createQuery("""
                        SELECT state, count(*) AS count FROM mailing_recipient WHERE mailing_id = :mailing GROUP BY state
                        """)
                .bind("mailing", mailing)
                .map((row, _) -> Map.entry(row.getString("state"), row.getLong("count")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }
}
