package eu.undersigned.account;

import eu.undersigned.audit.Audit;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;

/// Writes down whom the door turned away. Someone who tries all day must not fill the audit trail: past a
/// limit they are only counted, and the next entry says how many there were.
public final class RefusalTrail {
    private static final int MOST_AN_HOUR = 120;

    private final Audit audit;
    private final Bucket entries = Bucket.builder()
            .addLimit(limit -> limit.capacity(MOST_AN_HOUR).refillGreedy(MOST_AN_HOUR, Duration.ofHours(1)))
            .build();
    private final AtomicLong all = new AtomicLong();
    private final AtomicLong unwritten = new AtomicLong();

    public RefusalTrail(Audit audit) {
        this.audit = audit;
    }

    /// @param member whose passkey or code it was; 0: nobody knows
    /// @param action such as `sign-in.refused`
    void note(Handle transaction, int member, String action, Refusal reason) {
        all.incrementAndGet();
        if (!entries.tryConsume(1)) {
            unwritten.incrementAndGet();
            return;
        }
        String subject = member == 0 ? "" : "member/" + member;
        String why = reason.name().toLowerCase(Locale.ROOT);
        long before = unwritten.getAndSet(0);
        audit.record(
                transaction,
                0,
                0,
                action,
                subject,
                "",
                "{\"reason\":\"" + why + "\"" + (before == 0 ? "" : ",\"unwritten\":" + before) + "}");
    }

    /// Since the start.
    public long count() {
        return all.get();
    }
}
