package eu.undersigned.tools.verify;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Adds up the facts of all leaves.
final class Tally {
    private static final int HOURS_A_DAY = 24;
    private static final int LETTERS = 1 << 16;
    /// Of a log that is no attack on who counts it: 270 years.
    private static final int MOST_DAYS = 100_000;

    private final long[] states = new long[Facts.State.values().length];
    private final long[] countries = new long[LETTERS];
    private final long[] languages = new long[LETTERS];
    private final long[] organisations = new long[LETTERS];
    private final long[] reasons = new long[1 << 8];
    private final Map<Long, long[]> days = new HashMap<>();
    private long lastDay = -1;
    private long[] lastCount = {0};

    void add(Facts.Fact fact) throws IOException {
        states[fact.state().ordinal()]++;
        switch (fact.state()) {
            case COUNTED -> {
                countries[fact.country()]++;
                languages[fact.language()]++;
                organisations[fact.organisation()]++;
                day(Integer.toUnsignedLong(fact.hour()) / HOURS_A_DAY)[0]++;
            }
            case INVALIDATED -> reasons[fact.reason()]++;
            case WITHDRAWN, OTHER -> {}
        }
    }

    private long[] day(long day) throws IOException {
        if (day != lastDay) {
            lastCount = days.computeIfAbsent(day, _ -> new long[1]);
            lastDay = day;
            if (days.size() > MOST_DAYS) {
                throw new IOException(
                        "the log has more than " + Words.grouped(MOST_DAYS) + " days: this program can't count them");
            }
        }
        return lastCount;
    }

    /// @param slugs of organisations; number 0 is none
    Numbers numbers(Dictionary slugs, Dictionary words, SortedMap<Batch, Long> declared, long reinstated)
            throws DiffersException {
        SortedMap<String, Long> single = new TreeMap<>();
        single.put(Numbers.CONFIRMED, states[Facts.State.COUNTED.ordinal()]);
        single.put(Numbers.WITHDRAWN, states[Facts.State.WITHDRAWN.ordinal()]);
        single.put(Numbers.INVALIDATED, states[Facts.State.INVALIDATED.ordinal()]);
        single.put(Numbers.REINSTATED, reinstated);
        single.put(Numbers.DECLARED, sum(declared));
        SortedMap<String, SortedMap<String, Long>> maps = new TreeMap<>();
        maps.put(Numbers.BY_COUNTRY, named(countries, 0, Facts::letters));
        maps.put(Numbers.BY_LANGUAGE, named(languages, 0, Facts::letters));
        maps.put(Numbers.BY_ORGANISATION, named(organisations, 1, slugs::word));
        maps.put(Numbers.BY_REASON, named(reasons, 0, words::word));
        SortedMap<String, Long> byDay = new TreeMap<>();
        days.forEach((day, count) -> byDay.put(LocalDate.ofEpochDay(day).toString(), count[0]));
        maps.put(Numbers.BY_DAY, byDay);
        SortedMap<String, Long> batches = new TreeMap<>();
        declared.forEach((batch, count) -> batches.put(batch.toString(), count));
        maps.put(Numbers.BATCHES, batches);
        return new Numbers(single, maps);
    }

    private static long sum(SortedMap<Batch, Long> declared) throws DiffersException {
        try {
            return declared.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
        } catch (ArithmeticException _) {
            throw new DiffersException("the declared batches in the log add up to 2^63 or more");
        }
    }

    private interface Naming {
        String name(int number);
    }

    private static SortedMap<String, Long> named(long[] counts, int from, Naming naming) {
        SortedMap<String, Long> named = new TreeMap<>();
        for (int number = from; number < counts.length; number++) {
            if (counts[number] > 0) {
                named.put(naming.name(number), counts[number]);
            }
        }
        return named;
    }
}
