package eu.undersigned.protection;

import eu.undersigned.db.Database;
import eu.undersigned.protection.Counts.Candidate;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes the names of domains that enough signatures of a day share. It reads the day's signatures once for all
/// domains together and rests a minute after that: whoever invents a hundred domains makes it read no more.
final class DomainNames {
    /// Looks left out after one that read signatures: a minute, at one in five seconds.
    private static final int REST = 12;

    private final Database database;
    private final Counts counts;
    private int rest;

    private record Day(int campaign, LocalDate date) {}

    DomainNames(Database database, Counts counts) {
        this.database = database;
        this.counts = counts;
    }

    /// To be run every five seconds, always by the same thread.
    void look() {
        if (rest > 0) {
            rest--;
            return;
        }
        Map<Day, List<Candidate>> byDay = counts.candidates().stream()
                .collect(Collectors.groupingBy(
                        one -> new Day(one.domain().campaign(), one.domain().day())));
        byDay.forEach(this::look);
    }

    private void look(Day day, List<Candidate> candidates) {
        Map<String, String> names = new HashMap<>();
        candidates.forEach(one -> names.put(one.domain().print(), one.name()));
        Set<String> unnamed = new HashSet<>(database.inTransaction(
                transaction -> CountingStore.unnamed(transaction, day.campaign, day.date, names.keySet())));
        if (unnamed.isEmpty()) {
            return;
        }
        rest = REST - 1; // also when what follows fails
        List<String> shared = database.inTransaction(
                transaction -> CountingStore.shared(transaction, day.campaign, day.date, unnamed));
        names.keySet().retainAll(shared);
        if (!names.isEmpty()) {
            database.useTransaction(transaction -> CountingStore.name(transaction, day.campaign, day.date, names));
        }
        candidates.stream()
                .filter(one -> unnamed.contains(one.domain().print()))
                .forEach(counts::looked);
    }
}
