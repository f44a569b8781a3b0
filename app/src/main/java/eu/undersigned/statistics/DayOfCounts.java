package eu.undersigned.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One day (UTC) of counts by hour and key, and how they are published: by hour and by day, so that neither shows a
/// small number, nor both together by subtraction (`docs/formats/open-data.md`).
final class DayOfCounts {
    private final SortedMap<Long, Map<String, Long>> hours = new TreeMap<>();
    private final Map<String, Long> totals = new HashMap<>();

    /// @param hour whole hours since 1970
    void add(long hour, String key, long count) {
        hours.computeIfAbsent(hour, _ -> new HashMap<>()).merge(key, count, Long::sum);
        totals.merge(key, count, Long::sum);
    }

    boolean isEmpty() {
        return hours.isEmpty();
    }

    Grouped byDay() {
        return Grouped.of(totals);
    }

    /// By hour. What has no line of its own in the day has none in any hour.
    SortedMap<Long, Grouped> byHour() {
        List<String> named = List.copyOf(byDay().named().keySet());
        SortedMap<Long, Grouped> steps = new TreeMap<>();
        hours.forEach((hour, counts) -> {
            Grouped step = new Grouped();
            counts.forEach(step::add);
            counts.keySet().stream().filter(key -> !named.contains(key)).forEach(step::hide);
            steps.put(hour, step);
        });
        while (hideMore(steps, named)) {
            continue; // each turn hides at least one number more
        }
        return steps;
    }

    private boolean hideMore(SortedMap<Long, Grouped> steps, List<String> named) {
        boolean hasHidden = false;
        for (Grouped step : steps.values()) {
            hasHidden |= step.settle();
        }
        for (String key : named) {
            if (isReadable(steps, key)) {
                hasHidden |= hideOneMore(steps, key);
            }
        }
        return hasHidden;
    }

    /// Whether the day's number less those of the hours is a small number, or that of one hour.
    private boolean isReadable(SortedMap<Long, Grouped> steps, String key) {
        long hidden = totals.getOrDefault(key, 0L);
        int places = 0;
        for (Grouped step : steps.values()) {
            hidden -= step.named().getOrDefault(key, 0L);
            places += step.mayHide(key) ? 1 : 0;
        }
        return hidden > 0 && (hidden < Grouped.SMALLEST || places < 2);
    }

    /// Hides the key where it is smallest. Where that is done already, nothing but the sums of the hours are left.
    private static boolean hideOneMore(SortedMap<Long, Grouped> steps, String key) {
        Optional<Grouped> smallest = steps.values().stream()
                .filter(step -> step.named().containsKey(key))
                .min(Grouped.bySizeOf(key));
        if (smallest.isPresent()) {
            smallest.get().hide(key);
            return true;
        }
        boolean isAnyLeft = steps.values().stream().anyMatch(step -> !step.named().isEmpty());
        steps.values().forEach(step -> List.copyOf(step.named().keySet()).forEach(step::hide));
        return isAnyLeft;
    }
}
