package eu.undersigned.consultation;

import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who can be counted together with whom: ten children at least, and ten at least besides any one class, so that
/// neither everybody learns what one class answered, nor a teacher what the few others did.
final class Grouping {
    private Grouping() {}

    /// @param counted those who are counted together, by what they are counted as
    /// @param left those who go on waiting
    record Groups(Map<Cell, List<Child>> counted, List<Child> left) {}

    /// While a consultation is open: nobody is counted as less than they are.
    static Groups open(List<Child> waiting) {
        Map<Cell, List<Child>> counted = new HashMap<>();
        return new Groups(counted, gather(waiting, UnaryOperator.identity(), counted));
    }

    /// After the close: with those of another source, then of other countries, then of other bands. A class that is
    /// left with fewer than ten others is counted as nothing but children, without those others.
    static Groups closed(List<Child> waiting) {
        Map<Cell, List<Child>> counted = new HashMap<>();
        List<Child> left = waiting;
        for (UnaryOperator<Cell> coarser : List.<UnaryOperator<Cell>>of(
                UnaryOperator.identity(), Cell::ofAnySource, Cell::ofAnyCountry, Cell::ofAnyBand)) {
            left = gather(left, coarser, counted);
        }
        for (Map.Entry<String, List<Child>> one : classes(left).entrySet()) {
            if (one.getValue().size() >= Consultation.FEWEST_CHILDREN) {
                counted.put(one.getValue().getFirst().cell().ofAnyBand(), one.getValue());
                left = left.stream()
                        .filter(child -> !child.group().equals(one.getKey()))
                        .toList();
            }
        }
        return new Groups(counted, left);
    }

    /// @return those that don't fit
    private static List<Child> gather(
            List<Child> waiting, UnaryOperator<Cell> coarser, Map<Cell, List<Child>> counted) {
        List<Child> left = new ArrayList<>();
        waiting.stream()
                .collect(Collectors.groupingBy(child -> coarser.apply(child.cell())))
                .forEach((cell, together) -> {
                    if (fits(together)) {
                        counted.put(cell, together);
                    } else {
                        left.addAll(together);
                    }
                });
        return left;
    }

    static boolean fits(Collection<Child> together) {
        return together.size() >= Consultation.FEWEST_CHILDREN
                && classes(together).values().stream()
                        .allMatch(one -> together.size() - one.size() >= Consultation.FEWEST_CHILDREN);
    }

    private static Map<String, List<Child>> classes(Collection<Child> children) {
        return children.stream()
                .filter(child -> !child.group().isEmpty())
                .collect(Collectors.groupingBy(Child::group, LinkedHashMap::new, Collectors.toList()));
    }

    /// Which questions are counted of children who are counted together, with those who were asked them. Questions of
    /// some bands cut the group to pieces that sums and differences of published numbers tell apart: a question
    /// that would cut off a piece that can't be counted by itself is left out. Those that come first go before.
    static Map<Question, List<Child>> asked(List<Question> questions, List<Child> together) {
        Map<Question, List<Child>> asked = new LinkedHashMap<>();
        List<List<Child>> pieces = List.of(together);
        for (Question question : questions) {
            List<List<Child>> finer = pieces.stream()
                    .flatMap(piece -> cut(
                            piece,
                            child -> question.bands().contains(child.cell().band())))
                    .toList();
            if (finer.size() == pieces.size() || finer.stream().allMatch(Grouping::fits)) {
                pieces = finer;
                asked.put(
                        question,
                        together.stream()
                                .filter(child ->
                                        question.bands().contains(child.cell().band()))
                                .toList());
            }
        }
        asked.values().removeIf(List::isEmpty);
        return asked;
    }

    private static Stream<List<Child>> cut(List<Child> piece, Function<Child, Boolean> isAsked) {
        return piece.stream().collect(Collectors.groupingBy(isAsked)).values().stream();
    }
}
