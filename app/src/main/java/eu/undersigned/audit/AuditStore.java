package eu.undersigned.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// SQL of the audit trail: nothing in it changes or deletes.
final class AuditStore {
    /// Any number that no other advisory lock has.
    private static final long LOCK = 0x4155444954L;

    private AuditStore() {}

    record Head(long id, byte[] hash) {}

    /// @param hash of this entry and all before it
    /// @param matches what was asked for
    record Chained(AuditEntry entry, byte[] hash, boolean matches) {}

    /// Until the transaction ends: entries form one chain.
    static void lock(Handle transaction) {
        transaction.execute("SELECT pg_advisory_xact_lock(?)", LOCK);
    }

    static Head head(Handle transaction) {
        return transaction
                .createQuery("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1")
                .map((row, _) -> new Head(row.getLong("id"), row.getBytes("hash")))
                .findOne()
                .orElse(new Head(0, Audit.BEGINNING));
    }

    static void add(Handle transaction, AuditEntry entry, byte[] hash) {
        transaction.execute(
                "INSERT INTO audit (id, at, member_id, campaign_id, action, subject, before, after, hash)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entry.id(),
                Timestamp.from(entry.at()),
                entry.member(),
                entry.campaign(),
                entry.action(),
                entry.subject(),
                entry.before(),
                entry.after(),
                hash);
    }

    private static final String MATCHES = """
            (campaign_id = :campaign
                OR campaign_id = 0 AND (:everybody OR member_id = 0 OR member_id = ANY(:team)))
            AND (:member < 0 OR member_id = :member) AND (:action = '' OR starts_with(action, :action))
            AND (:subject = '' OR starts_with(subject, :subject))
            AND at >= CAST(:from AS timestamptz) AND at < CAST(:to AS timestamptz)
            """;

    /// The newest first, of those with smaller numbers.
    static List<Chained> before(Handle transaction, AuditFilter filter, long before, int most) {
        return bound(
                        transaction.createQuery("SELECT *, true AS matches FROM audit WHERE id < :before AND " + MATCHES
                                + " ORDER BY id DESC LIMIT :most"),
                        filter)
                .bind("before", before)
                .bind("most", most)
                .map((row, _) -> chained(row))
                .list();
    }

    /// All, in their order, with larger numbers.
    static List<Chained> after(Handle transaction, AuditFilter filter, long after, int most) {
        return bound(
                        transaction.createQuery("SELECT *, (" + MATCHES
                                + ") AS matches FROM audit WHERE id > :after ORDER BY id LIMIT :most"),
                        filter)
                .bind("after", after)
                .bind("most", most)
                .map((row, _) -> chained(row))
                .list();
    }

    private static Query bound(Query query, AuditFilter filter) {
        return query.bind("campaign", filter.campaign())
                .bind("everybody", filter.team().isEmpty())
                .bindArray("team", Integer.class, filter.team().orElse(Set.of()))
                .bind("member", filter.member().orElse(-1))
                .bind("action", filter.action())
                .bind("subject", filter.subject())
                .bind("from", filter.from().toString())
                .bind("to", filter.to().toString());
    }

    private static Chained chained(ResultSet row) throws SQLException {
        AuditEntry entry = new AuditEntry(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getInt("member_id"),
                row.getInt("campaign_id"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("before"),
                row.getString("after"));
        return new Chained(entry, row.getBytes("hash"), row.getBoolean("matches"));
    }
}
