package eu.undersigned.statistics;

import eu.undersigned.statistics.Subtraction.Cell;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

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
        Grouped day = byDay();
        SortedMap<Long, Grouped> steps = new TreeMap<>();
        hours.forEach((hour, counts) -> {
            Grouped step = new Grouped();
            counts.forEach(step::add);
            counts.keySet().stream()
                    .filter(key -> !day.named().containsKey(key))
                    .forEach(step::hide);
            steps.put(hour, step);
        });
        while (hideMore(steps, day)) {
            continue; // each turn hides at least one line more
        }
        return steps;
    }

    private boolean hideMore(SortedMap<Long, Grouped> steps, Grouped day) {
        boolean hasHidden = false;
        for (Grouped step : steps.values()) {
            hasHidden |= step.settle();
        }
        for (String key : day.named().keySet()) {
            if (isRestSmall(steps, key)) {
                hasHidden |= hideSmallest(steps.values().stream(), Optional.of(key));
            }
        }
        return hasHidden
                || new Subtraction(hours, steps, day)
                        .find()
                        .map(cell -> hideFor(cell, steps))
                        .orElse(false);
    }

    /// Whether the day's number less those of the hours is a small number.
    private boolean isRestSmall(SortedMap<Long, Grouped> steps, String key) {
        long rest = totals.getOrDefault(key, 0L);
        for (Grouped step : steps.values()) {
            rest -= step.named().getOrDefault(key, 0L);
        }
        return rest > 0 && rest < Grouped.SMALLEST;
    }

    /// Hides the smallest line of the same hour, else of the same key, else of the day; false when none is left.
    private static boolean hideFor(Cell cell, SortedMap<Long, Grouped> steps) {
        Grouped hour = steps.getOrDefault(cell.hour(), new Grouped());
        return hideSmallest(Stream.of(hour), Optional.empty())
                || hideSmallest(steps.values().stream(), Optional.of(cell.key()))
                || hideSmallest(steps.values().stream(), Optional.empty());
    }

    private record Line(Grouped step, String key, long count) {}

    /// @param key of the line; empty: any
    private static boolean hideSmallest(Stream<Grouped> steps, Optional<String> key) {
        Optional<Line> smallest = steps.flatMap(DayOfCounts::lines)
                .filter(line -> key.isEmpty() || key.get().equals(line.key))
                .min(Comparator.comparing(Line::count).thenComparing(Line::key));
        smallest.ifPresent(line -> line.step.hide(line.key));
        return smallest.isPresent();
    }

    private static Stream<Line> lines(Grouped step) {
        return List.copyOf(step.named().entrySet()).stream()
                .map(entry -> new Line(step, entry.getKey(), entry.getValue()));
    }
}
