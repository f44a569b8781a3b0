package eu.undersigned.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of alerts.
final class AlertStore {
    private AlertStore() {}

    /// @param data a JSON object, without personal data
    /// @param until empty: it goes on
    /// @param seenBy number of the member who has seen to it
    record Row(
            int id,
            String kind,
            String subject,
            Instant since,
            Optional<Instant> until,
            String data,
            Optional<Integer> seenBy,
            Optional<Instant> seenAt) {}

    /// True on one node at a time, until the end of the transaction.
    static boolean isMineToWatch(Handle transaction) {
        return transaction
                .createQuery("SELECT pg_try_advisory_xact_lock(hashtext('undersigned/alerts'))")
                .mapTo(Boolean.class)
                .one();
    }

    /// Begins one, or notes what is new about the one that goes on.
    static void raise(Handle transaction, int campaign, AlertKind kind, String data, Instant now) {
        transaction
                .createUpdate("""
                        INSERT INTO alert (campaign_id, kind, since, data)
                        VALUES (:campaign, :kind, :now, CAST(:data AS jsonb))
                        ON CONFLICT (campaign_id, kind, subject) WHERE until IS NULL DO UPDATE SET data = excluded.data
                        """)
                .bind("campaign", campaign)
                .bind("kind", kind.word())
                .bind("now", Timestamp.from(now))
                .bind("data", data)
                .execute();
    }

    static void end(Handle transaction, int campaign, AlertKind kind, Instant now) {
        transaction.execute(
                "UPDATE alert SET until = ? WHERE campaign_id = ? AND kind = ? AND subject = '' AND until IS NULL",
                Timestamp.from(now),
                campaign,
                kind.word());
    }

    /// Kinds of the alerts that go on, that nobody has seen to and no coordinator was told of; none while coordinators
    /// were told of others since `pause`.
    static List<String> untold(Handle transaction, int campaign, Instant pause) {
        return transaction
                .createQuery("""
                        SELECT DISTINCT kind FROM alert
                        WHERE campaign_id = :campaign AND until IS NULL AND seen_by IS NULL AND mailed_at IS NULL
                          AND NOT EXISTS (SELECT FROM alert AS told WHERE told.campaign_id = :campaign AND told.mailed_at > :pause)
                        ORDER BY kind
                        """)
                .bind("campaign", campaign)
                .bind("pause", Timestamp.from(pause))
                .mapTo(String.class)
                .list();
    }

    static void told(Handle transaction, int campaign, Instant now) {
        transaction.execute(
                "UPDATE alert SET mailed_at = ? WHERE campaign_id = ? AND until IS NULL AND mailed_at IS NULL",
                Timestamp.from(now),
                campaign);
    }

    /// How many nobody has seen to, of those that go on or ended since `from`.
    static int unseen(Handle transaction, int campaign, Instant from) {
        return transaction
                .createQuery("""
                        SELECT count(*) FROM alert
                        WHERE campaign_id = :campaign AND seen_by IS NULL AND (until IS NULL OR until >= :from)
                        """)
                .bind("campaign", campaign)
                .bind("from", Timestamp.from(from))
                .mapTo(Integer.class)
                .one();
    }

    /// Those that go on first, each the newest first.
    static List<Row> of(Handle transaction, int campaign, int most) {
        return transaction
                .createQuery("""
                        SELECT id, kind, subject, since, until, data, seen_by, seen_at FROM alert
                        WHERE campaign_id = :campaign
                        ORDER BY until IS NOT NULL, since DESC, id DESC LIMIT :most
                        """)
                .bind("campaign", campaign)
                .bind("most", most)
                .map((row, _) -> row(row))
                .list();
    }

    /// False when somebody has before, or there is none of this number.
    static boolean see(Handle transaction, int campaign, int alert, int member, Instant now) {
        return transaction.execute(
                        "UPDATE alert SET seen_by = ?, seen_at = ? WHERE id = ? AND campaign_id = ? AND seen_by IS NULL",
                        member,
                        Timestamp.from(now),
                        alert,
                        campaign)
                > 0;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getInt("id"),
                row.getString("kind"),
                row.getString("subject"),
                row.getTimestamp("since").toInstant(),
                Optional.ofNullable(row.getTimestamp("until")).map(Timestamp::toInstant),
                row.getString("data"),
                Optional.of(row.getInt("seen_by")).filter(member -> member > 0),
                Optional.ofNullable(row.getTimestamp("seen_at")).map(Timestamp::toInstant));
    }
}
