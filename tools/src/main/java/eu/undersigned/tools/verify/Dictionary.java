package eu.undersigned.tools.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Words that come again and again, and their numbers.
final class Dictionary {
    private final String kind;
    private final int most;
    private final List<String> words = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /// @param kind for a person, in the plural
    Dictionary(String kind, int most, List<String> words) throws IOException {
        this.kind = kind;
        this.most = most;
        for (String word : words) {
            number(word);
        }
    }

    /// @throws IOException when there are more words than such a log can have
    int number(String word) throws IOException {
        Integer known = numbers.get(word);
        if (known != null) {
            return known;
        }
        if (words.size() == most) {
            throw new IOException(
                    "the log has more than " + Words.grouped(most) + " " + kind + ": this program can't count them");
        }
        numbers.put(word, words.size());
        words.add(word);
        return words.size() - 1;
    }

    String word(int number) {
        return words.get(number);
    }

    List<String> words() {
        return List.copyOf(words);
    }
}
