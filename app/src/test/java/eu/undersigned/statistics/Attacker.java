package eu.undersigned.statistics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;

/// Knows both tables of a day and the rule by which they are made, and looks for what they were meant to hide.
final class Attacker {
    private static final List<String> KEYS = List.of("BE", "DE", "FR", "IT", "MT", "PL", "SI");

    private final long[][] truth;
    private final Grouped day;
    private final SortedMap<Long, Grouped> hours;

    private Attacker(long[][] truth) {
        this.truth = truth;
        DayOfCounts counts = new DayOfCounts();
        for (int hour = 0; hour < truth.length; hour++) {
            for (int key = 0; key < KEYS.size(); key++) {
                if (truth[hour][key] > 0) {
                    counts.add(hour, KEYS.get(key), truth[hour][key]);
                }
            }
        }
        this.day = counts.byDay();
        this.hours = counts.byHour();
    }

    /// A day in which some countries are large, some small and some absent, some hours busy and some quiet.
    static Attacker of(Random random, int hours) {
        long[][] truth = new long[hours][KEYS.size()];
        int[] weights = random.ints(KEYS.size(), 0, 12).toArray();
        for (long[] hour : truth) {
            int busy = random.nextInt(4);
            for (int key = 0; key < KEYS.size(); key++) {
                int most = weights[key] * busy / 2;
                hour[key] = most == 0 ? 0 : random.nextInt(most + 1);
            }
        }
        return new Attacker(truth);
    }

    long lines() {
        return day.named().size()
                + hours.values().stream().mapToLong(hour -> hour.named().size()).sum();
    }

    List<String> smallNumbersShown() {
        List<Grouped> steps = new ArrayList<>(hours.values());
        steps.add(day);
        List<String> shown = new ArrayList<>();
        for (Grouped step : steps) {
            step.named().forEach((key, count) -> {
                if (count < Grouped.SMALLEST) {
                    shown.add(key + " " + count);
                }
            });
            if (step.other() > 0
                    && step.other() < Grouped.SMALLEST
                    && !step.named().isEmpty()) {
                shown.add("others " + step.other());
            }
        }
        return shown;
    }

    List<String> smallNumbersBySubtraction() {
        List<String> found = new ArrayList<>();
        day.named().forEach((key, count) -> {
            long left = count
                    - hours.values().stream()
                            .mapToLong(hour -> hour.named().getOrDefault(key, 0L))
                            .sum();
            if (left > 0 && left < Grouped.SMALLEST) {
                found.add(key + " " + left);
            }
        });
        return found;
    }

    /// A hidden number is safe when another day would give the same tables: when one signature more, or one less, can
    /// be made up for along a circle of other hidden numbers.
    List<String> smallNumbersThatCanOnlyBeWhatTheyAre() {
        List<String> found = new ArrayList<>();
        if (day.named().size() == 1 && day.other() == 0) {
            return found; // the sums of the hours, which are public anyway, are that one key's
        }
        for (int hour = 0; hour < truth.length; hour++) {
            for (int key = 0; key < KEYS.size(); key++) {
                long count = truth[hour][key];
                if (count > 0
                        && count < Grouped.SMALLEST
                        && isHidden(hour, key)
                        && !hasCircle(hour, key, true)
                        && !hasCircle(hour, key, false)) {
                    found.add("hour " + hour + " " + KEYS.get(key) + " " + count);
                }
            }
        }
        return found;
    }

    private boolean isHidden(int hour, int key) {
        Grouped step = hours.get((long) hour);
        // A key that the day neither names nor may hide was absent that day.
        boolean mayBeThere = day.named().containsKey(KEYS.get(key)) || day.other() > 0;
        return step != null && step.mayHide(KEYS.get(key)) && mayBeThere;
    }

    /// The sum to which a number belongs beside that of its hour: its own in the day, or that of all others.
    private int sum(int key) {
        return day.named().containsKey(KEYS.get(key)) ? key : KEYS.size();
    }

    /// One more in a cell must be one less in another one of its hour, that one more in another one of its sum, and so
    /// on until the first cell's sum is right again. Walked from hour to sum and back.
    private boolean hasCircle(int hour, int key, boolean up) {
        // In a sum of several keys the hour's number can be exchanged within the hour itself.
        Set<Integer> seenSums = new HashSet<>();
        Set<Integer> seenHours = new HashSet<>(Set.of(hour));
        Deque<Integer> open = new ArrayDeque<>(List.of(hour));
        while (!open.isEmpty()) {
            int at = open.removeFirst();
            for (int other = 0; other < KEYS.size(); other++) {
                if ((at == hour && other == key) || !isHidden(at, other) || up && truth[at][other] == 0) {
                    continue;
                }
                if (sum(other) == sum(key)) {
                    return true;
                }
                if (seenSums.add(sum(other))) {
                    nextHours(sum(other), up).stream().filter(seenHours::add).forEach(open::add);
                }
            }
        }
        return false;
    }

    private List<Integer> nextHours(int sum, boolean up) {
        List<Integer> next = new ArrayList<>();
        for (int hour = 0; hour < truth.length; hour++) {
            for (int key = 0; key < KEYS.size(); key++) {
                if (sum(key) == sum && isHidden(hour, key) && (up || truth[hour][key] > 0)) {
                    next.add(hour);
                }
            }
        }
        return next;
    }

    long publishedInAll() {
        long byDay = day.other() + sum(day);
        long byHour = hours.values().stream()
                .mapToLong(hour -> hour.other() + sum(hour))
                .sum();
        if (byDay != byHour) {
            throw new AssertionError("the day has " + byDay + ", its hours have " + byHour);
        }
        return byDay;
    }

    private static long sum(Grouped step) {
        return step.named().values().stream().mapToLong(Long::longValue).sum();
    }

    long countedInAll() {
        long all = 0;
        for (long[] hour : truth) {
            for (long count : hour) {
                all += count;
            }
        }
        return all;
    }

    @Override
    public String toString() {
        return java.util.Arrays.deepToString(truth);
    }
}
