package eu.undersigned.invalidation;

import eu.undersigned.audit.Audit;
import eu.undersigned.confirmation.Invalidation;
import eu.undersigned.confirmation.Validity;
import eu.undersigned.http.Json;
import eu.undersigned.invalidation.InvalidationStore.Decision;
import eu.undersigned.invalidation.MatchStore.Found;
import eu.undersigned.invalidation.MatchStore.Until;
import eu.undersigned.invalidation.MatchStore.Window;
import eu.undersigned.job.Job;
import eu.undersigned.job.JobKind;
import eu.undersigned.job.Step;
import eu.undersigned.signature.SignatureIds;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The job that takes out of the count what a dry run has counted, and counts what has come since.
final class Taking implements JobKind {
    /// Signatures of one transaction: below the places of a batch of leaves.
    static final int BATCH = 500;
    private static final int WINDOW = 20_000;

    private final Validity validity;
    private final Audit audit;
    private final InstantSource clock;

    Taking(Validity validity, Audit audit, InstantSource clock) {
        this.validity = validity;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "invalidation.take";
    }

    /// @param more signatures that match, and came after the dry run
    private record State(UUID after, UUID upTo, long taken, long held, long more) {
        String encode() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("after", after.toString());
            json.put("up_to", upTo.toString());
            json.putAll(result());
            return text(json);
        }

        State withMore(long count) {
            return new State(after, upTo, taken, held, more + count);
        }

        long done() {
            return taken + held;
        }

        Map<String, Object> result() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("taken", taken);
            json.put("held", held);
            json.put("more", more);
            return json;
        }

        static State decode(String text) {
            JsonFields json = JsonFields.of(text);
            return new State(
                    UUID.fromString(json.text("after").orElseThrow()),
                    UUID.fromString(json.text("up_to").orElseThrow()),
                    json.number("taken").orElseThrow(),
                    json.number("held").orElseThrow(),
                    json.number("more").orElseThrow());
        }
    }

    static String text(Map<String, Object> json) {
        return Json.text(json);
    }

    @Override
    public Step step(Handle transaction, Job job) {
        Decision decision = InvalidationStore.ofJob(transaction, job);
        Conditions conditions = decision.conditions();
        State before = job.cursor().isEmpty() ? begin(conditions) : State.decode(job.cursor());
        Window window = Checking.nextWindow(transaction, before.after(), before.upTo(), WINDOW);
        Instant checked = decision.checkedAt();
        Until until = new Until(checked, SignatureIds.floor(checked.plusMillis(1)));
        List<Found> found = MatchStore.lock(transaction, decision.campaign(), conditions, window, until, BATCH);
        // A full batch may have left some of the window: the next step begins behind its last one.
        Window walked = found.size() < BATCH
                ? window
                : new Window(window.after(), found.getLast().id());
        // Before the counts change: everybody who confirms waits for those.
        long later = MatchStore.later(transaction, decision.campaign(), conditions, walked, until);
        State after = take(transaction, decision, before, found, walked.upTo()).withMore(later);
        if (walked.upTo().equals(before.upTo())) {
            String result = text(after.result());
            audit.record(transaction, 0, decision.campaign(), "invalidation.finished", decision.subject(), "", result);
            return new Step.Done(after.done(), result);
        }
        return new Step.More(after.encode(), after.done(), OptionalLong.of(decision.counted()));
    }

    private State begin(Conditions conditions) {
        return new State(
                Checking.from(conditions), SignatureIds.floor(Checking.to(conditions, clock.instant())), 0, 0, 0);
    }

    private State take(Handle transaction, Decision decision, State before, List<Found> found, UUID last) {
        Invalidation invalidation = decision.invalidation();
        int taken = validity.invalidate(transaction, invalidation, ids(found, false));
        int held = validity.hold(transaction, invalidation, ids(found, true));
        return new State(last, before.upTo, before.taken + taken, before.held + held, before.more);
    }

    private static List<UUID> ids(List<Found> found, boolean pending) {
        return found.stream()
                .filter(one -> one.isPending() == pending)
                .map(Found::id)
                .toList();
    }
}
