package eu.undersigned.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;

/// Writes down what was done, in the transaction that does it.
public final class Audit {
    /// What the first entry's hash begins with.
    static final byte[] BEGINNING = new byte[32];

    private final InstantSource clock;

    public Audit(InstantSource clock) {
        this.clock = clock;
    }

    /// Waits for others who write at this moment: hold no locks that they may want.
    ///
    /// @param member number of who did it; 0: the software itself, or nobody known
    /// @param campaign 0: none
    /// @param action such as `invalidation.started`
    /// @param subject what it was done to, such as `invalidation/12`; no personal data
    /// @param before as it was, a JSON object without personal data; empty: nothing
    /// @param after as it is now, likewise
    public void record(
            Handle transaction, int member, int campaign, String action, String subject, String before, String after) {
        // Milliseconds, so that the hashed time is the stored one.
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AuditStore.lock(transaction);
        AuditStore.Head head = AuditStore.head(transaction);
        AuditEntry entry = new AuditEntry(head.id() + 1, at, member, campaign, action, subject, before, after);
        AuditStore.add(transaction, entry, hash(head.hash(), entry));
    }

    /// SHA-256 over the previous hash and the digest of the entry (docs/formats/audit.md): so an entry can be withheld
    /// from a reader who still checks the chain.
    static byte[] hash(byte[] previous, AuditEntry entry) {
        MessageDigest digest = sha256();
        digest.update(previous);
        return digest.digest(entry.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
