package eu.undersigned.invalidation;

import eu.undersigned.account.FourEyes;
import eu.undersigned.audit.Audit;
import eu.undersigned.confirmation.InvalidReason;
import eu.undersigned.db.Database;
import eu.undersigned.invalidation.InvalidationStore.Decision;
import eu.undersigned.job.JobKind;
import eu.undersigned.job.Jobs;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What members decide about signatures: each decision, its job and its entry in the audit trail in one transaction.
final class Deciding {
    private final Database database;
    private final Jobs jobs;
    private final Audit audit;
    private final FourEyes fourEyes;
    private final JobKind checking;
    private final JobKind taking;
    private final JobKind undoing;
    private final InstantSource clock;

    /// Who decides, where.
    record By(int member, int campaign) {}

    sealed interface Outcome {
        record Done() implements Outcome {}

        record Unknown() implements Outcome {}

        /// Meanwhile it stands otherwise: somebody else was quicker, or a job has ended.
        record NotNow() implements Outcome {}

        /// Four eyes are needed, and these are the same two.
        record SameMember() implements Outcome {}
    }

    Deciding(
            Database database,
            Jobs jobs,
            Audit audit,
            FourEyes fourEyes,
            JobKind checking,
            JobKind taking,
            JobKind undoing,
            InstantSource clock) {
        this.database = database;
        this.jobs = jobs;
        this.audit = audit;
        this.fourEyes = fourEyes;
        this.checking = checking;
        this.taking = taking;
        this.undoing = undoing;
        this.clock = clock;
    }

    boolean needsSecond() {
        return fourEyes.areNeededFor(FourEyes.Act.INVALIDATE);
    }

    /// Begins a dry run.
    ///
    /// @return the invalidation's number
    int begin(By by, Conditions conditions) {
        return database.inTransaction(transaction -> {
            // Milliseconds, as confirmations have them: what was confirmed by then was seen by the dry run.
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            int id = InvalidationStore.add(transaction, by.campaign(), conditions, by.member(), now);
            InvalidationStore.checkedBy(transaction, id, begin(transaction, checking, by, id));
            record(transaction, by, "invalidation.checked", id, "", conditions.encode());
            return id;
        });
    }

    /// Gives the reason: the job begins, or where four eyes are needed a second member is asked.
    Outcome decide(By by, int id, InvalidReason reason, String note) {
        return database.inTransaction(transaction -> {
            Optional<Decision> decision = InvalidationStore.lock(transaction, by.campaign(), id);
            if (decision.isEmpty()) {
                return new Outcome.Unknown();
            }
            if (Standing.of(transaction, jobs, decision.get()) != Standing.CHECKED) {
                return new Outcome.NotNow();
            }
            InvalidationStore.decided(transaction, id, reason.word(), note, by.member());
            Map<String, Object> after = new LinkedHashMap<>();
            after.put("reason", reason.word());
            after.put("counted", decision.get().counted());
            if (needsSecond()) {
                record(transaction, by, "invalidation.proposed", id, "", Taking.text(after));
            } else {
                take(transaction, by, id, Taking.text(after));
            }
            return new Outcome.Done();
        });
    }

    /// A second member agrees.
    Outcome approve(By by, int id) {
        return asSecond(by, id, (transaction, decision) -> {
            InvalidationStore.approved(transaction, id, by.member());
            Map<String, Object> after = new LinkedHashMap<>();
            after.put("reason", decision.reason().orElseThrow());
            after.put("proposed_by", decision.decidedBy().orElseThrow());
            take(transaction, by, id, Taking.text(after));
        });
    }

    /// A member does not agree, or takes the proposal back: it is a dry run again.
    Outcome decline(By by, int id) {
        return database.inTransaction(transaction -> {
            Optional<Decision> decision = InvalidationStore.lock(transaction, by.campaign(), id);
            if (decision.isEmpty()) {
                return new Outcome.Unknown();
            }
            if (Standing.of(transaction, jobs, decision.get()) != Standing.PROPOSED) {
                return new Outcome.NotNow();
            }
            InvalidationStore.declined(transaction, id);
            record(transaction, by, "invalidation.declined", id, reason(decision.get()), "");
            return new Outcome.Done();
        });
    }

    Outcome undo(By by, int id) {
        return database.inTransaction(transaction -> {
            Optional<Decision> decision = InvalidationStore.lock(transaction, by.campaign(), id);
            if (decision.isEmpty()) {
                return new Outcome.Unknown();
            }
            if (!Standing.of(transaction, jobs, decision.get()).canBeUndone()) {
                return new Outcome.NotNow();
            }
            InvalidationStore.undoneBy(transaction, id, begin(transaction, undoing, by, id), by.member());
            record(transaction, by, "invalidation.undo.started", id, reason(decision.get()), "");
            return new Outcome.Done();
        });
    }

    @FunctionalInterface
    private interface Agreement {
        void to(Handle transaction, Decision decision);
    }

    private Outcome asSecond(By by, int id, Agreement agreement) {
        return database.inTransaction(transaction -> {
            Optional<Decision> decision = InvalidationStore.lock(transaction, by.campaign(), id);
            if (decision.isEmpty()) {
                return new Outcome.Unknown();
            }
            if (Standing.of(transaction, jobs, decision.get()) != Standing.PROPOSED) {
                return new Outcome.NotNow();
            }
            if (decision.get().decidedBy().equals(Optional.of(by.member()))) {
                return new Outcome.SameMember();
            }
            agreement.to(transaction, decision.get());
            return new Outcome.Done();
        });
    }

    private void take(Handle transaction, By by, int id, String after) {
        InvalidationStore.takenBy(transaction, id, begin(transaction, taking, by, id));
        record(transaction, by, "invalidation.started", id, "", after);
    }

    private static String reason(Decision decision) {
        return Taking.text(Map.of("reason", decision.reason().orElseThrow()));
    }

    private long begin(Handle transaction, JobKind kind, By by, int id) {
        return jobs.begin(transaction, kind, by.campaign(), by.member(), Taking.text(Map.of("invalidation", id)));
    }

    private void record(Handle transaction, By by, String action, int id, String before, String after) {
        audit.record(transaction, by.member(), by.campaign(), action, "invalidation/" + id, before, after);
    }
}
