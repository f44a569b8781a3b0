package eu.undersigned.tally;

import java.util.SortedMap;
import java.util.TreeMap;

/// Sources that too few signatures share: whoever makes a link for one person must not see that it was used. Only their
/// sum is told, down to tens, so that nobody who watches it sees one more come; below that it is not told either.
public final class SmallSources {
    /// From so many signatures on a source has a line of its own.
    public static final long LEAST = 10;
    /// What all others together stand under. No link can say it: its letters are none of a source's word.
    public static final String OTHERS = "(others)";

    private SmallSources() {}

    /// @param counts by source
    static SortedMap<String, Long> folded(SortedMap<String, Long> counts) {
        SortedMap<String, Long> shown = new TreeMap<>(counts);
        shown.values().removeIf(count -> count < LEAST);
        long others = counts.values().stream()
                .filter(count -> count < LEAST)
                .mapToLong(Long::longValue)
                .sum();
        if (others >= LEAST) {
            shown.put(OTHERS, others - others % LEAST);
        }
        return shown;
    }
}
