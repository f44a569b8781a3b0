package eu.undersigned.invalidation;

import eu.undersigned.invalidation.InvalidationStore.Decision;
import eu.undersigned.job.Job;
import eu.undersigned.job.Jobs;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// How far an invalidation has come.
enum Standing {
    CHECKING,
    /// The dry run did not come to its end.
    UNCHECKED,
    CHECKED,
    /// Waits for a second member.
    PROPOSED,
    TAKING,
    TAKEN,
    /// Cancelled or failed half-way: part of it is taken.
    STOPPED,
    UNDOING,
    /// The undoing was cancelled or failed: part of it is still taken.
    UNDO_STOPPED,
    UNDONE;

    static Standing of(Handle transaction, Jobs jobs, Decision decision) {
        Optional<Job> undoing = decision.undoingJob().flatMap(job -> jobs.find(transaction, job));
        if (undoing.isPresent()) {
            return of(undoing.get(), UNDOING, UNDONE, UNDO_STOPPED);
        }
        Optional<Job> taking = decision.takingJob().flatMap(job -> jobs.find(transaction, job));
        if (taking.isPresent()) {
            return of(taking.get(), TAKING, TAKEN, STOPPED);
        }
        if (decision.reason().isPresent()) {
            return PROPOSED;
        }
        return jobs.find(transaction, decision.checkingJob())
                .map(checking -> of(checking, CHECKING, CHECKED, UNCHECKED))
                .orElse(UNCHECKED);
    }

    private static Standing of(Job job, Standing underWay, Standing done, Standing stopped) {
        if (!job.isOver()) {
            return underWay;
        }
        return job.cancelledAt().isPresent() || job.failure().isPresent() ? stopped : done;
    }

    boolean canBeUndone() {
        return this == TAKEN || this == STOPPED || this == UNDO_STOPPED;
    }

    /// Key of the word for it.
    String text() {
        return "console.invalidation.standing."
                + name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
