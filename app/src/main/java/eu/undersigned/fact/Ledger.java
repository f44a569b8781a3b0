package eu.undersigned.fact;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Fact;
import eu.undersigned.i18n.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A campaign's figures on one day.
record Ledger(Campaign campaign, LocalDate today) {
    /// One bar alone compares nothing.
    private static final int FEWEST_BARS = 2;

    List<Fact> facts() {
        return campaign.content().facts();
    }

    /// What a figure says: the ledger's words, and those of the petition's texts in languages that the ledger lacks.
    Fact.Words claim(Fact fact) {
        Map<Language, String> labels = new TreeMap<>();
        campaign.texts()
                .forEach((language, text) -> text.figures().stream()
                        .filter(label -> label.figure().equals(fact.id()))
                        .forEach(label -> labels.put(language, label.label())));
        return fact.claim().or(new Fact.Words(labels));
    }

    boolean isChecked(Fact fact) {
        return !fact.isExpired(today);
    }

    /// Of the newest year; none while that figure is being checked: an older one would look like a change.
    Optional<Pace> pace() {
        return facts().stream()
                .filter(fact -> Pace.of(fact).isPresent())
                .max(Comparator.comparing(fact -> fact.year().orElse(0)))
                .filter(this::isChecked)
                .flatMap(Pace::of);
    }

    /// The figures of each chart, oldest first. One that is being checked is in none.
    List<List<Fact>> charts() {
        Map<String, List<Fact>> series = new LinkedHashMap<>();
        facts().stream()
                .filter(this::isChecked)
                .filter(fact -> fact.year().isPresent())
                .forEach(fact -> fact.series()
                        .filter(name -> !name.equals(Pace.SERIES))
                        .ifPresent(name -> series.computeIfAbsent(name, _ -> new ArrayList<>())
                                .add(fact)));
        return series.values().stream()
                .filter(bars -> bars.size() >= FEWEST_BARS)
                .map(bars -> bars.stream()
                        .sorted(Comparator.comparing(fact -> fact.year().orElse(0)))
                        .toList())
                .toList();
    }

    /// All figures in the order of the file; those whose sources differ stand together, at the place of the first.
    List<List<Fact>> groups() {
        Map<String, Fact> byId = new LinkedHashMap<>();
        facts().forEach(fact -> byId.put(fact.id(), fact));
        List<List<Fact>> groups = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Fact fact : facts()) {
            if (!seen.contains(fact.id())) {
                Set<String> group = reached(fact, byId);
                seen.addAll(group);
                groups.add(
                        group.size() == 1
                                ? List.of(fact)
                                : facts().stream()
                                        .filter(other -> group.contains(other.id()))
                                        .toList());
            }
        }
        return groups;
    }

    private static Set<String> reached(Fact from, Map<String, Fact> byId) {
        Set<String> reached = new HashSet<>(Set.of(from.id()));
        List<Fact> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            for (String id : open.removeLast().conflicting()) {
                if (reached.add(id)) {
                    Optional.ofNullable(byId.get(id)).ifPresent(open::add);
                }
            }
        }
        return reached;
    }
}
