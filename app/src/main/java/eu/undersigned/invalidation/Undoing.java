package eu.undersigned.invalidation;

import eu.undersigned.audit.Audit;
import eu.undersigned.confirmation.Validity;
import eu.undersigned.invalidation.InvalidationStore.Decision;
import eu.undersigned.job.Job;
import eu.undersigned.job.JobKind;
import eu.undersigned.job.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The job that lets count again exactly what an invalidation took and what is still invalid.
final class Undoing implements JobKind {
    private final Validity validity;
    private final Audit audit;

    Undoing(Validity validity, Audit audit) {
        this.validity = validity;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "invalidation.undo";
    }

    @Override
    public Step step(Handle transaction, Job job) {
        Decision decision = InvalidationStore.ofJob(transaction, job);
        JsonFields before = JsonFields.of(job.cursor());
        UUID after = before.text("after").map(UUID::fromString).orElse(Checking.FIRST);
        Validity.Batch batch = validity.reinstateNext(transaction, decision.invalidation(), after, Taking.BATCH);
        Map<String, Object> result = new LinkedHashMap<>();
        long reinstated = before.number("reinstated").orElse(0L) + batch.counted();
        long released = before.number("released").orElse(0L) + batch.pending();
        result.put("reinstated", reinstated);
        result.put("released", released);
        long done = reinstated + released;
        if (batch.last().equals(after)) {
            String text = Taking.text(result);
            audit.record(transaction, 0, decision.campaign(), "invalidation.undone", decision.subject(), "", text);
            return new Step.Done(done, text);
        }
        result.put("after", batch.last().toString());
        OptionalLong total = before.number("total")
                .map(OptionalLong::of)
                .orElseGet(() ->
                        OptionalLong.of(done + InvalidationStore.countTaken(transaction, decision.id(), batch.last())));
        result.put("total", total.getAsLong());
        return new Step.More(Taking.text(result), done, total);
    }
}
