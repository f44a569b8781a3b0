package eu.undersigned.mailing;

import eu.undersigned.i18n.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of mailings as the team writes and sees them.
final class MailingStore {
    private static final String SELECT = """
            SELECT id, campaign_id, name, state, version, fallback, per_hour, per_domain, quiet_from, quiet_until,
                   proposed_by, begun_at, ended_at, paused_because, recipients, sent, bounced, unsure, failed, stopped,
                   fed_at
            FROM mailing
            """;

    private MailingStore() {}

    static Optional<Mailing> find(Handle transaction, int id) {
        return transaction
                .createQuery(SELECT + " WHERE id = :id")
                .bind("id", id)
                .map((row, _) -> mailing(row, texts(transaction, row.getInt("id"))))
                .findOne();
    }

    static Optional<Mailing> lock(Handle transaction, int id) {
        return transaction
                .createQuery(SELECT + " WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .map((row, _) -> mailing(row, texts(transaction, row.getInt("id"))))
                .findOne();
    }

    /// The newest first, without their texts.
    static List<Mailing> of(Handle transaction, int campaign, int most) {
        return transaction
                .createQuery(SELECT + " WHERE campaign_id = :campaign ORDER BY id DESC LIMIT :most")
                .bind("campaign", campaign)
                .bind("most", most)
                .map((row, _) -> mailing(row, Map.of()))
                .list();
    }

    private static Map<Language, UpdateText> texts(Handle transaction, int mailing) {
        Map<Language, UpdateText> texts = new EnumMap<>(Language.class);
        transaction
                .createQuery("SELECT language, subject, body FROM mailing_text WHERE mailing_id = :mailing")
                .bind("mailing", mailing)
                .map((row, _) -> Map.entry(
                        Language.valueOf(row.getString("language")),
                        new UpdateText(row.getString("subject"), row.getString("body"))))
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue()));
        return texts;
    }

    private static Mailing mailing(ResultSet row, Map<Language, UpdateText> texts) throws SQLException {
        int quietFrom = row.getInt("quiet_from");
        boolean isQuiet = !row.wasNull();
        int proposedBy = row.getInt("proposed_by");
        boolean isProposed = !row.wasNull();
        long recipients = row.getLong("recipients");
        boolean isCounted = !row.wasNull();
        return new Mailing(
                row.getInt("id"),
                row.getInt("campaign_id"),
                row.getString("name"),
                MailingState.of(row.getString("state")),
                row.getInt("version"),
                Language.valueOf(row.getString("fallback")),
                new Mailing.Pace(row.getInt("per_hour"), row.getInt("per_domain")),
                isQuiet ? Optional.of(new Mailing.Quiet(quietFrom, row.getInt("quiet_until"))) : Optional.empty(),
                texts,
                isProposed ? Optional.of(proposedBy) : Optional.empty(),
                time(row, "begun_at"),
                time(row, "ended_at"),
                Optional.ofNullable(row.getString("paused_because")),
                isCounted ? Optional.of(recipients) : Optional.empty(),
                new Mailing.Outcome(
                        row.getLong("sent"),
                        row.getLong("bounced"),
                        row.getLong("unsure"),
                        row.getLong("failed"),
                        row.getLong("stopped")),
                time(row, "fed_at"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    static int add(Handle transaction, int campaign, Draft draft, int member, Instant now) {
        return transaction
                .createQuery("""
                        INSERT INTO mailing (campaign_id, name, fallback, per_hour, per_domain, quiet_from, quiet_until,
                                             made_by, made_at)
                        VALUES (:campaign, :name, :fallback, :perHour, :perDomain, CAST(:quietFrom AS integer),
                                CAST(:quietUntil AS integer), :member, :now)
                        RETURNING id
                        """)
                .bind("campaign", campaign)
                .bind("name", draft.name())
                .bind("fallback", draft.fallback().name())
                .bind("perHour", draft.pace().perHour())
                .bind("perDomain", draft.pace().perDomain())
                .bind("quietFrom", draft.quiet().map(Mailing.Quiet::from).orElse(null))
                .bind("quietUntil", draft.quiet().map(Mailing.Quiet::until).orElse(null))
                .bind("member", member)
                .bind("now", Timestamp.from(now))
                .mapTo(Integer.class)
                .one();
    }

    /// False when it is no draft any more, or was changed since version `seen`.
    static boolean change(Handle transaction, int id, Draft draft, int seen) {
        return transaction
                        .createUpdate("""
                                UPDATE mailing SET name = :name, fallback = :fallback, per_hour = :perHour,
                                    per_domain = :perDomain, quiet_from = CAST(:quietFrom AS integer),
                                    quiet_until = CAST(:quietUntil AS integer), version = version + 1
                                WHERE id = :id AND state = 'draft' AND version = :seen
                                """)
                        .bind("name", draft.name())
                        .bind("fallback", draft.fallback().name())
                        .bind("perHour", draft.pace().perHour())
                        .bind("perDomain", draft.pace().perDomain())
                        .bind(
                                "quietFrom",
                                draft.quiet().map(Mailing.Quiet::from).orElse(null))
                        .bind(
                                "quietUntil",
                                draft.quiet().map(Mailing.Quiet::until).orElse(null))
                        .bind("id", id)
                        .bind("seen", seen)
                        .execute()
                == 1;
    }

    /// An empty text is taken away. False when it is no draft any more, or was changed since version `seen`.
    static boolean putText(Handle transaction, int id, Language language, UpdateText text, int seen) {
        boolean isMine = transaction.execute(
                        "UPDATE mailing SET version = version + 1 WHERE id = ? AND state = 'draft' AND version = ?",
                        id,
                        seen)
                == 1;
        if (isMine) {
            transaction.execute("DELETE FROM mailing_text WHERE mailing_id = ? AND language = ?", id, language.name());
        }
        if (isMine && !text.isEmpty()) {
            transaction.execute(
                    "INSERT INTO mailing_text (mailing_id, language, subject, body) VALUES (?, ?, ?, ?)",
                    id,
                    language.name(),
                    text.subject(),
                    text.body());
        }
        return isMine;
    }

    static void propose(Handle transaction, int id, int member) {
        transaction.execute("UPDATE mailing SET state = 'proposed', proposed_by = ? WHERE id = ?", member, id);
    }

    static void backToDraft(Handle transaction, int id) {
        transaction.execute("UPDATE mailing SET state = 'draft', proposed_by = NULL WHERE id = ?", id);
    }

    static void begin(Handle transaction, int id, int member, Instant now) {
        transaction.execute(
                "UPDATE mailing SET state = 'running', begun_by = ?, begun_at = ? WHERE id = ?",
                member,
                Timestamp.from(now),
                id);
    }

    static void pause(Handle transaction, int id, Optional<String> reason) {
        transaction
                .createUpdate("""
                        UPDATE mailing SET state = 'paused', paused_because = :reason
                        WHERE id = :id AND state = 'running'
                        """)
                .bind("reason", reason.orElse(null))
                .bind("id", id)
                .execute();
    }

    static void resume(Handle transaction, int id) {
        transaction.execute("UPDATE mailing SET state = 'running', paused_because = NULL WHERE id = ?", id);
    }

    /// Ended or cancelled: what waits is erased, and the counts hold at least what the rows
    /// say, whoever reported last; rows of those who withdrew are gone.
    static void end(Handle transaction, int id, MailingState state, Instant now) {
        transaction.execute("""
                UPDATE mailing SET state = ?, ended_at = ?,
                                   sent = greatest(mailing.sent, outcome.sent),
                                   bounced = greatest(mailing.bounced, outcome.bounced),
                                   unsure = greatest(mailing.unsure, outcome.unsure),
                                   failed = greatest(mailing.failed, outcome.failed)
                FROM (SELECT count(*) FILTER (WHERE state = 'S') AS sent, count(*) FILTER (WHERE state = 'B') AS bounced,
                             count(*) FILTER (WHERE state = 'U') AS unsure, count(*) FILTER (WHERE state = 'F') AS failed
                      FROM mailing_recipient WHERE mailing_id = ?) AS outcome
                WHERE id = ?
                """, state.code(), Timestamp.from(now), id, id);
        transaction.execute("DELETE FROM mailing_letter WHERE mailing_id = ?", id);
    }

    static void stopped(Handle transaction, int id) {
        transaction.execute("UPDATE mailing SET stopped = stopped + 1 WHERE id = ?", id);
    }

    static void forgetCounts(Handle transaction, int id) {
        transaction.execute("UPDATE mailing SET recipients = NULL, counted_at = NULL WHERE id = ?", id);
        transaction.execute("DELETE FROM mailing_count WHERE mailing_id = ?", id);
    }

    /// Replaces what was counted before. Whoever counts at the same time waits for the mailing.
    static void counted(Handle transaction, int id, Map<String, Long> counts, Instant now) {
        long recipients = counts.values().stream().mapToLong(Long::longValue).sum();
        transaction.execute(
                "UPDATE mailing SET counted_at = ?, recipients = ? WHERE id = ?", Timestamp.from(now), recipients, id);
        transaction.execute("DELETE FROM mailing_count WHERE mailing_id = ?", id);
        counts.forEach((language, count) -> transaction.execute(
                "INSERT INTO mailing_count (mailing_id, language, count) VALUES (?, ?, ?)", id, language, count));
    }

    /// Who said yes, by language of messages, as it was counted.
    static Map<Language, Long> counts(Handle transaction, int id) {
        Map<Language, Long> counts = new EnumMap<>(Language.class);
        transaction
                .createQuery("SELECT language, count FROM mailing_count WHERE mailing_id = :id")
                .bind("id", id)
                .map((row, _) -> Map.entry(Language.valueOf(row.getString("language")), row.getLong("count")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }
}
