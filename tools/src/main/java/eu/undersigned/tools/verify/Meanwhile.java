package eu.undersigned.tools.verify;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// What the leaves since a moment did that two recounts, one before and one after, do not show.
final class Meanwhile {
    /// Of a log that is no attack on who counts it.
    private static final int MOST_BATCHES = 100_000;

    private final Map<Batch, Range> batches = new HashMap<>();
    private long changes;

    /// Counts that a batch had, one after the other.
    private record Range(long least, long most) {
        Range with(long count) {
            return new Range(Math.min(least, count), Math.max(most, count));
        }
    }

    void changed() {
        changes++;
    }

    void declared(Batch batch, long count) throws IOException {
        batches.merge(batch, new Range(count, count), (range, _) -> range.with(count));
        if (batches.size() > MOST_BATCHES) {
            throw new IOException("the log declares more than " + Words.grouped(MOST_BATCHES)
                    + " batches at once: this program can't count them");
        }
    }

    /// Leaves that withdrew, corrected, invalidated or reinstated.
    long changes() {
        return changes;
    }

    /// By the names in [Numbers].
    Map<String, Long> leastDeclared() {
        Map<String, Long> least = new HashMap<>();
        batches.forEach((batch, range) -> least.put(batch.toString(), range.least));
        return least;
    }

    /// By the names in [Numbers].
    Map<String, Long> mostDeclared() {
        Map<String, Long> most = new HashMap<>();
        batches.forEach((batch, range) -> most.put(batch.toString(), range.most));
        return most;
    }
}
