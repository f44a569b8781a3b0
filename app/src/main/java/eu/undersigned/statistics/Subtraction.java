package eu.undersigned.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/// What can be computed from both tables of a day, though neither shows it.
///
/// A number that is hidden in an hour belongs to two sums that are known: that of the hour's others, and that of its
/// key
/// in the day or, where the day groups it, of the day's others. It is safe when another day would give the same tables:
/// when one signature more or less in it can be made up for, in turns within hours and within such sums, along a
/// circle.
final class Subtraction {
    /// @param hour whole hours since 1970
    record Cell(long hour, String key) {}

    private final List<Long> hours;
    private final List<String> keys;
    /// By hour and key.
    private final long[][] counts;
    private final boolean[][] isHidden;
    /// By key: its own sum, or the last one, which is that of all that the day groups.
    private final int[] sums;
    /// By hour and sum: how many hidden numbers, and how many of them above 0.
    private final int[][] hidden;
    private final int[][] positive;

    Subtraction(SortedMap<Long, Map<String, Long>> truth, SortedMap<Long, Grouped> steps, Grouped day) {
        SortedSet<String> all = new TreeSet<>();
        truth.values().forEach(step -> all.addAll(step.keySet()));
        this.hours = List.copyOf(truth.keySet());
        this.keys = List.copyOf(all);
        this.counts = new long[hours.size()][keys.size()];
        this.isHidden = new boolean[hours.size()][keys.size()];
        this.sums = new int[keys.size()];
        this.hidden = new int[hours.size()][keys.size() + 1];
        this.positive = new int[hours.size()][keys.size() + 1];
        List<Map<String, Long>> counted = new ArrayList<>(truth.values());
        List<Grouped> published = new ArrayList<>(steps.values());
        for (int key = 0; key < keys.size(); key++) {
            sums[key] = day.named().containsKey(keys.get(key)) ? key : keys.size();
            for (int hour = 0; hour < hours.size(); hour++) {
                counts[hour][key] = counted.get(hour).getOrDefault(keys.get(key), 0L);
                isHidden[hour][key] = published.get(hour).mayHide(keys.get(key));
                hidden[hour][sums[key]] += isHidden[hour][key] ? 1 : 0;
                positive[hour][sums[key]] += isHidden[hour][key] && counts[hour][key] > 0 ? 1 : 0;
            }
        }
    }

    /// A small number that can be told.
    Optional<Cell> find() {
        for (int hour = 0; hour < hours.size(); hour++) {
            for (int key = 0; key < keys.size(); key++) {
                long count = counts[hour][key];
                if (isHidden[hour][key] && count > 0 && count < Grouped.SMALLEST && isFixed(hour, key)) {
                    return Optional.of(new Cell(hours.get(hour), keys.get(key)));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isFixed(int hour, int key) {
        // One more here is one less in another number of the hour, one more in another one of that number's sum ...
        return !hasCircle(hour, sums[key], positive, hidden) && !hasCircle(hour, sums[key], hidden, positive);
    }

    /// @param within which numbers can make up for it in an hour, by hour and sum
    /// @param across which ones then can in a sum
    private boolean hasCircle(int start, int sum, int[][] within, int[][] across) {
        boolean[] seenHours = new boolean[hours.size()];
        boolean[] seenSums = new boolean[keys.size() + 1];
        List<Integer> open = new ArrayList<>(List.of(start));
        seenHours[start] = true;
        while (!open.isEmpty()) {
            int hour = open.removeLast();
            if (within[hour][sum] > (hour == start ? 1 : 0)) {
                return true;
            }
            for (int other = 0; other < seenSums.length; other++) {
                if (other != sum && within[hour][other] > 0 && !seenSums[other]) {
                    seenSums[other] = true;
                    addHours(other, across, seenHours, open);
                }
            }
        }
        return false;
    }

    private static void addHours(int sum, int[][] across, boolean[] seen, List<Integer> open) {
        for (int hour = 0; hour < seen.length; hour++) {
            if (across[hour][sum] > 0 && !seen[hour]) {
                seen[hour] = true;
                open.add(hour);
            }
        }
    }
}
