package eu.undersigned.protection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// SQL of attacks, and of the alerts that tell of them.
final class AttackStore {
    private static final String COLUMNS = "id, campaign_id, since, until, cause, peak, usual, seen_at";

    private AttackStore() {}

    /// @param cause surge, refusals, hand
    /// @param peak the most requests in a minute that one node saw
    /// @param seenAt when a node last saw it going on
    record Attack(
            int id,
            int campaign,
            Instant since,
            Optional<Instant> until,
            String cause,
            int peak,
            int usual,
            Instant seenAt) {}

    /// Those that go on, by campaign.
    static Map<Integer, Attack> open(Handle transaction) {
        return transaction
                .createQuery("SELECT " + COLUMNS + " FROM attack WHERE until IS NULL")
                .map((row, _) -> attack(row))
                .stream()
                .collect(Collectors.toMap(Attack::campaign, attack -> attack));
    }

    /// The latest of a campaign, newest first.
    static List<Attack> latest(Handle transaction, int campaign, int most) {
        return transaction
                .createQuery("SELECT " + COLUMNS
                        + " FROM attack WHERE campaign_id = :campaign ORDER BY since DESC, id DESC LIMIT :most")
                .bind("campaign", campaign)
                .bind("most", most)
                .map((row, _) -> attack(row))
                .list();
    }

    private static Attack attack(ResultSet row) throws SQLException {
        return new Attack(
                row.getInt("id"),
                row.getInt("campaign_id"),
                row.getTimestamp("since").toInstant(),
                Optional.ofNullable(row.getTimestamp("until")).map(Timestamp::toInstant),
                row.getString("cause"),
                row.getInt("peak"),
                row.getInt("usual"),
                row.getTimestamp("seen_at").toInstant());
    }

    /// Does nothing when another node was first.
    static void begin(Handle transaction, int campaign, String cause, int perMinute, int usual, Instant now) {
        int begun = transaction
                .createUpdate("""
                        INSERT INTO attack (campaign_id, since, cause, peak, usual, seen_at)
                        VALUES (:campaign, CAST(:now AS timestamptz), :cause, :peak, :usual,
                                CAST(:now AS timestamptz))
                        ON CONFLICT (campaign_id) WHERE until IS NULL DO NOTHING
                        """)
                .bind("campaign", campaign)
                .bind("now", now.toString())
                .bind("cause", cause)
                .bind("peak", perMinute)
                .bind("usual", usual)
                .execute();
        if (begun == 1) {
            ProtectionStore.changed(transaction);
            raise(transaction, campaign, cause, perMinute, usual, now);
        }
    }

    private static void raise(Handle transaction, int campaign, String cause, int perMinute, int usual, Instant now) {
        transaction
                .createUpdate("""
                        INSERT INTO alert (campaign_id, kind, since, data)
                        VALUES (:campaign, 'attack', CAST(:now AS timestamptz),
                                jsonb_build_object('cause', CAST(:cause AS text), 'per_minute', CAST(:peak AS int),
                                                   'usual', CAST(:usual AS int)))
                        ON CONFLICT (campaign_id, kind, subject) WHERE until IS NULL DO NOTHING
                        """)
                .bind("campaign", campaign)
                .bind("now", now.toString())
                .bind("cause", cause)
                .bind("peak", perMinute)
                .bind("usual", usual)
                .execute();
    }

    static void seen(Handle transaction, int attack, int perMinute, Instant now) {
        transaction.execute(
                "UPDATE attack SET peak = greatest(peak, ?), seen_at = greatest(seen_at, CAST(? AS timestamptz)) WHERE id = ?",
                perMinute,
                now.toString(),
                attack);
    }

    static void end(Handle transaction, Attack attack, Instant now) {
        int ended = transaction.execute(
                "UPDATE attack SET until = CAST(? AS timestamptz) WHERE id = ? AND until IS NULL",
                now.toString(),
                attack.id());
        if (ended == 1) {
            transaction.execute(
                    "UPDATE alert SET until = CAST(? AS timestamptz) WHERE campaign_id = ? AND kind = 'attack' AND until IS NULL",
                    now.toString(),
                    attack.campaign());
            ProtectionStore.changed(transaction);
        }
    }

    /// Raises an alert about a network or a domain, or notes how many it has by now.
    ///
    /// @param kind network, domain
    /// @param print keyed hash in hexadecimal
    /// @param share of all requests of that time, in percent
    static void trending(
            Handle transaction, int campaign, String kind, String print, long count, long share, Instant now) {
        transaction
                .createUpdate("""
                        INSERT INTO alert (campaign_id, kind, subject, since, data)
                        VALUES (:campaign, :kind, :print, CAST(:now AS timestamptz),
                                jsonb_build_object('count', CAST(:count AS bigint), 'share', CAST(:share AS bigint)))
                        ON CONFLICT (campaign_id, kind, subject) WHERE until IS NULL DO UPDATE SET data = excluded.data
                        """)
                .bind("campaign", campaign)
                .bind("kind", kind)
                .bind("print", print)
                .bind("now", now.toString())
                .bind("count", count)
                .bind("share", share)
                .execute();
    }

    /// Ends alerts about networks and domains that no longer trend.
    ///
    /// @param still prints of those that do
    static void trendsOver(Handle transaction, int campaign, String kind, List<String> still, Instant now) {
        transaction
                .createUpdate("""
                        UPDATE alert SET until = CAST(:now AS timestamptz)
                        WHERE campaign_id = :campaign AND kind = :kind AND until IS NULL
                          AND NOT subject = ANY (:still)
                        """)
                .bind("campaign", campaign)
                .bind("kind", kind)
                .bind("now", now.toString())
                .bindArray("still", String.class, still)
                .execute();
    }
}
