package eu.undersigned.audit;

import java.sql.Timestamp;
import org.jdbi.v3.core.Handle;

/// SQL of the audit trail: nothing in it changes or deletes.
final class AuditStore {
    /// Any number that no other advisory lock has.
    private static final long LOCK = 0x4155444954L;

    private AuditStore() {}

    record Head(long id, byte[] hash) {}

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
}
