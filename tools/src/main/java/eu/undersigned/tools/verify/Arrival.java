package eu.undersigned.tools.verify;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Leaves that were said to wait, and came. How many waited is the word of whoever is recounted; so the
/// numbers of that look are held against two recounts, one without these leaves and one with them.
///
/// @param first the look at which they waited
/// @param before counted in its tree
/// @param after counted in a tree that has all leaves that waited
/// @param size of that tree
/// @param meanwhile from the one tree to the other
/// @see "docs/formats/log.md, How to recount, step 5"
record Arrival(Published first, Numbers before, Numbers after, long size, Meanwhile meanwhile) {
    private static final Numbers.Key DECLARED = new Numbers.Key("", Numbers.DECLARED);

    /// What can't have been true at the first look, whichever of the leaves since then were its own.
    List<String> wrong() {
        Numbers published = first.numbers();
        Set<Numbers.Key> keys = new LinkedHashSet<>(published.flat().keySet());
        keys.addAll(before.flat().keySet());
        keys.addAll(after.flat().keySet());
        Map<String, Long> least = meanwhile.leastDeclared();
        Map<String, Long> most = meanwhile.mostDeclared();
        List<String> wrong = new ArrayList<>();
        for (Numbers.Key key : keys) {
            long low = Math.min(before.count(key), after.count(key));
            long high = Math.max(before.count(key), after.count(key));
            if (key.map().equals(Numbers.BATCHES)) {
                low = Math.min(low, least.getOrDefault(key.key(), low));
                high = Math.max(high, most.getOrDefault(key.key(), high));
            } else {
                low = Math.max(0, low - meanwhile.changes());
                high += meanwhile.changes();
            }
            if (!key.equals(DECLARED)) {
                require(key, published.count(key), low, high, wrong);
            }
        }
        requireSum(published, wrong);
        return wrong;
    }

    private void require(Numbers.Key key, long count, long low, long high, List<String> wrong) {
        if (count < low || count > high) {
            wrong.add(key + ": published " + Words.grouped(count) + " while "
                    + Words.count(first.waiting(), "leaf", "leaves")
                    + " waited; now that the log has them, it can have been "
                    + (low == high ? Words.grouped(low) : "from " + Words.grouped(low) + " to " + Words.grouped(high)));
        }
    }

    /// Batches may go up and down meanwhile, and their sum with them.
    private static void requireSum(Numbers published, List<String> wrong) {
        long sum = 0;
        for (long count : published.map(Numbers.BATCHES).values()) {
            sum = Long.MAX_VALUE - sum < count ? Long.MAX_VALUE : sum + count;
        }
        if (sum != published.count(DECLARED)) {
            wrong.add(DECLARED + ": published " + Words.grouped(published.count(DECLARED)) + ", its batches are "
                    + Words.grouped(sum));
        }
    }
}
