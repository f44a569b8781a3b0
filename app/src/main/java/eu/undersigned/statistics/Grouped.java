package eu.undersigned.statistics;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The counts of one step of time, of which some have a line of their own and the rest is one number. Small ones never
/// have a line of their own.
public final class Grouped {
    /// Below this, a number is about people rather than about signatures.
    public static final long SMALLEST = 5;

    private final SortedMap<String, Long> named = new TreeMap<>();
    private long other;

    /// Small numbers are grouped, and as many more of the next smallest as it takes to hide them. Where even all of
    /// them together are few, only their sum is left.
    public static Grouped of(Map<String, Long> counts) {
        Grouped grouped = new Grouped();
        counts.forEach(grouped::add);
        grouped.settle();
        return grouped;
    }

    /// Groups it when it is small; [#settle()] is left to the caller.
    void add(String key, long count) {
        if (count >= SMALLEST) {
            named.put(key, count);
        } else {
            other += count;
        }
    }

    /// Hides more until what is grouped is no small number; tells whether it had to.
    boolean settle() {
        boolean hasHidden = false;
        while (other > 0 && other < SMALLEST && !named.isEmpty()) {
            hide(smallest());
            hasHidden = true;
        }
        return hasHidden;
    }

    private String smallest() {
        return Collections.min(
                        named.entrySet(),
                        Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .getKey();
    }

    void hide(String key) {
        Long count = named.remove(key);
        if (count != null) {
            other += count;
        }
    }

    /// Those with a line of their own.
    public SortedMap<String, Long> named() {
        return Collections.unmodifiableSortedMap(named);
    }

    /// All others together.
    public long other() {
        return other;
    }

    /// Whether somebody who sees this step must reckon with `key` among the others.
    boolean mayHide(String key) {
        return other > 0 && !named.containsKey(key);
    }
}
