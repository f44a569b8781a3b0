package eu.undersigned.paper;

import eu.undersigned.campaign.Consultation.Question;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a child crossed and wrote on one sheet.
///
/// @param chosen ids of options by question, in the order of the sheet
/// @param texts own words by question
record Sheet(Map<String, List<String>> chosen, Map<String, String> texts) {
    static final Sheet EMPTY = new Sheet(Map.of(), Map.of());

    Sheet {
        chosen = Map.copyOf(chosen);
        texts = Map.copyOf(texts);
    }

    boolean isEmpty() {
        return chosen.isEmpty() && texts.isEmpty();
    }

    /// The same without what is asked no more: the kit may have changed while the sheet waited.
    Sheet within(List<Question> questions) {
        Map<String, List<String>> left = new LinkedHashMap<>();
        Map<String, String> words = new LinkedHashMap<>();
        for (Question question : questions) {
            List<String> options = chosen.getOrDefault(question.id(), List.of()).stream()
                    .filter(question.options()::contains)
                    .sorted(Comparator.comparing(question.options()::indexOf))
                    .toList();
            switch (question.kind()) {
                case ONE -> {
                    if (options.size() == 1) {
                        left.put(question.id(), options);
                    }
                }
                case SEVERAL -> {
                    if (!options.isEmpty()) {
                        left.put(question.id(), options);
                    }
                }
                case TEXT -> {
                    if (texts.containsKey(question.id())) {
                        words.put(question.id(), texts.get(question.id()));
                    }
                }
            }
        }
        return new Sheet(left, words);
    }

    boolean isChosen(String question, String option) {
        return chosen.getOrDefault(question, List.of()).contains(option);
    }

    @Override
    public String toString() {
        return "Sheet[hidden]";
    }
}
