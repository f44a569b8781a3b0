package eu.undersigned.invalidation;

import eu.undersigned.invalidation.InvalidationStore.Decision;
import eu.undersigned.invalidation.MatchStore.Until;
import eu.undersigned.invalidation.MatchStore.Window;
import eu.undersigned.job.Job;
import eu.undersigned.job.JobKind;
import eu.undersigned.job.Step;
import eu.undersigned.signature.SignatureIds;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The job of a dry run: counts what conditions match, and changes nothing.
final class Checking implements JobKind {
    /// Rows looked at in one step.
    private static final int WINDOW = 20_000;
    static final UUID FIRST = new UUID(0, 0);

    @Override
    public String name() {
        return "invalidation.check";
    }

    @Override
    public Step step(Handle transaction, Job job) {
        Decision decision = InvalidationStore.ofJob(transaction, job);
        Conditions conditions = decision.conditions();
        Instant checked = decision.checkedAt();
        DryRun before = job.cursor().isEmpty() ? begin(conditions, checked) : DryRun.decode(job.cursor());
        Window window = nextWindow(transaction, before.after(), before.upTo(), WINDOW);
        Until until = new Until(checked, SignatureIds.floor(checked.plusMillis(1)));
        DryRun after = before.with(
                window.upTo(),
                WINDOW,
                MatchStore.groups(transaction, decision.campaign(), conditions, window, until),
                MatchStore.sample(transaction, decision.campaign(), conditions, window, until, DryRun.MOST_SAMPLES));
        if (window.upTo().equals(before.upTo())) {
            return new Step.Done(after.count(), after.encode());
        }
        return new Step.More(after.encode(), after.looked(), OptionalLong.of(estimate(transaction, conditions, after)));
    }

    private static DryRun begin(Conditions conditions, Instant checked) {
        return DryRun.begin(from(conditions), SignatureIds.floor(to(conditions, checked)));
    }

    /// Behind which the walk begins: every id of that moment is larger.
    static UUID from(Conditions conditions) {
        return conditions.accepted().from().map(SignatureIds::floor).orElse(FIRST);
    }

    /// The moment before which the walk ends.
    static Instant to(Conditions conditions, Instant latest) {
        return conditions.accepted().to().filter(latest::isAfter).orElse(latest.plusMillis(1));
    }

    static Window nextWindow(Handle transaction, UUID after, UUID upTo, int rows) {
        UUID end =
                MatchStore.windowEnd(transaction, new Window(after, upTo), rows).orElse(upTo);
        return new Window(after, end);
    }

    private static long estimate(Handle transaction, Conditions conditions, DryRun after) {
        return conditions.accepted().isOpen()
                ? Math.max(MatchStore.estimate(transaction), after.looked() + WINDOW)
                : after.looked() + WINDOW;
    }
}
