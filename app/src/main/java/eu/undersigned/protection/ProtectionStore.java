package eu.undersigned.protection;

import eu.undersigned.protection.Policy.AttackMode;
import eu.undersigned.protection.Policy.Disposable;
import eu.undersigned.protection.Rule.Kind;
import eu.undersigned.protection.Rule.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of what people set.
final class ProtectionStore {
    private ProtectionStore() {}

    static long version(Handle transaction) {
        return transaction
                .createQuery("SELECT number FROM protection_version")
                .mapTo(Long.class)
                .one();
    }

    /// Until the transaction ends, nobody else changes anything here: the row that every change writes is held.
    static void hold(Handle transaction) {
        transaction
                .createQuery("SELECT number FROM protection_version FOR UPDATE")
                .mapTo(Long.class)
                .one();
    }

    /// Tells all nodes that something changed.
    static void changed(Handle transaction) {
        transaction.execute("UPDATE protection_version SET number = number + 1");
    }

    static Map<Integer, Policy> policies(Handle transaction, LimitsConfig usual) {
        Map<Integer, Policy> policies = new HashMap<>();
        transaction
                .createQuery("""
                        SELECT campaign_id, network_burst, network_per_hour, campaign_burst, campaign_per_second,
                               disposable, attack_mode, surge_per_minute, surge_factor, puzzle_work
                        FROM protection
                        """)
                .map((row, _) -> Map.entry(row.getInt("campaign_id"), policy(row, usual)))
                .forEach(entry -> policies.put(entry.getKey(), entry.getValue()));
        return policies;
    }

    private static Policy policy(ResultSet row, LimitsConfig usual) throws SQLException {
        return new Policy(
                new LimitsConfig(
                        number(row, "network_burst", usual.networkBurst()),
                        number(row, "network_per_hour", usual.networkPerHour()),
                        number(row, "campaign_burst", usual.campaignBurst()),
                        number(row, "campaign_per_second", usual.campaignPerSecond()),
                        number(row, "surge_per_minute", usual.surgePerMinute())),
                Disposable.valueOf(row.getString("disposable").toUpperCase(Locale.ROOT)),
                AttackMode.valueOf(row.getString("attack_mode").toUpperCase(Locale.ROOT)),
                row.getInt("surge_factor"),
                row.getInt("puzzle_work"));
    }

    private static int number(ResultSet row, String column, int otherwise) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? otherwise : number;
    }

    /// Sets the switch, and nothing else.
    static void turn(Handle transaction, int campaign, AttackMode mode) {
        transaction.execute("""
                INSERT INTO protection (campaign_id, attack_mode) VALUES (?, ?)
                ON CONFLICT (campaign_id) DO UPDATE SET attack_mode = excluded.attack_mode, changed_at = now()
                """, campaign, mode.text());
        changed(transaction);
    }

    /// Sets everything but the switch, which stays as it is where it was ever set.
    static void set(Handle transaction, int campaign, Policy policy) {
        transaction
                .createUpdate("""
                        INSERT INTO protection (campaign_id, network_burst, network_per_hour, campaign_burst,
                            campaign_per_second, disposable, attack_mode, surge_per_minute, surge_factor, puzzle_work)
                        VALUES (:campaign, :networkBurst, :networkPerHour, :campaignBurst, :campaignPerSecond,
                            :disposable, :attackMode, :surgePerMinute, :surgeFactor, :puzzleWork)
                        ON CONFLICT (campaign_id) DO UPDATE SET
                            network_burst = excluded.network_burst, network_per_hour = excluded.network_per_hour,
                            campaign_burst = excluded.campaign_burst,
                            campaign_per_second = excluded.campaign_per_second,
                            disposable = excluded.disposable,
                            surge_per_minute = excluded.surge_per_minute, surge_factor = excluded.surge_factor,
                            puzzle_work = excluded.puzzle_work, changed_at = now()
                        """)
                .bind("campaign", campaign)
                .bind("networkBurst", policy.limits().networkBurst())
                .bind("networkPerHour", policy.limits().networkPerHour())
                .bind("campaignBurst", policy.limits().campaignBurst())
                .bind("campaignPerSecond", policy.limits().campaignPerSecond())
                .bind("disposable", policy.disposable().text())
                .bind("attackMode", policy.attackMode().text())
                .bind("surgePerMinute", policy.limits().surgePerMinute())
                .bind("surgeFactor", policy.surgeFactor())
                .bind("puzzleWork", policy.puzzleWork())
                .execute();
        changed(transaction);
    }

    static List<Rule> rules(Handle transaction) {
        return transaction
                .createQuery("""
                        SELECT id, campaign_id, verdict, kind, value, note, made_by, made_at, expires_at
                        FROM rule ORDER BY made_at DESC, id DESC
                        """)
                .map((row, _) -> new Rule(
                        row.getInt("id"),
                        row.getInt("campaign_id"),
                        Verdict.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT)),
                        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getString("value"),
                        row.getString("note"),
                        row.getInt("made_by"),
                        row.getTimestamp("made_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("expires_at")).map(Timestamp::toInstant)))
                .list();
    }

    /// Adds a rule, or puts it in the place of the one about the same thing.
    static int add(Handle transaction, Rule rule) {
        int id = transaction
                .createQuery("""
                        INSERT INTO rule (campaign_id, verdict, kind, value, note, made_by, made_at, expires_at)
                        VALUES (:campaign, :verdict, :kind, :value, :note, :madeBy,
                                CAST(:madeAt AS timestamptz), CAST(:expiresAt AS timestamptz))
                        ON CONFLICT (campaign_id, kind, value) DO UPDATE SET
                            verdict = excluded.verdict, note = excluded.note, made_by = excluded.made_by,
                            made_at = excluded.made_at, expires_at = excluded.expires_at
                        RETURNING id
                        """)
                .bind("campaign", rule.campaign())
                .bind("verdict", rule.verdict().text())
                .bind("kind", rule.kind().text())
                .bind("value", rule.value())
                .bind("note", rule.note())
                .bind("madeBy", rule.madeBy())
                .bind("madeAt", rule.madeAt().toString())
                .bind("expiresAt", rule.expiresAt().map(Instant::toString).orElse(null))
                .mapTo(Integer.class)
                .one();
        changed(transaction);
        return id;
    }

    /// False when there is no such rule.
    static boolean remove(Handle transaction, int campaign, int rule) {
        boolean isGone = transaction.execute("DELETE FROM rule WHERE campaign_id = ? AND id = ?", campaign, rule) == 1;
        if (isGone) {
            changed(transaction);
        }
        return isGone;
    }
}
