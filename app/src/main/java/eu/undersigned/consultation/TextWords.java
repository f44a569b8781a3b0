package eu.undersigned.consultation;

import eu.undersigned.i18n.Folded;
import java.util.List;
import java.util.regex.Pattern;

/// The words of a text, as they stand there and as they are compared.
final class TextWords {
    /// Also with digits in place of letters, as in `k1ll`.
    private static final Pattern WORD = Pattern.compile("\\p{L}(?:[\\p{L}\\p{M}]|[013457]+(?=\\p{L}))*");
    /// What nobody sees.
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    private TextWords() {}

    /// @param written as it stands in the text
    /// @param folded without case, marks, and strokes
    /// @param before what stands before it in the text
    record Word(String written, String folded, String before) {
        @Override
        public String toString() {
            return "Word[hidden]";
        }
    }

    static List<Word> of(String text) {
        String seen = UNSEEN.matcher(text).replaceAll("");
        return WORD.matcher(seen)
                .results()
                .map(match -> new Word(match.group(), fold(match.group()), seen.substring(0, match.start())))
                .toList();
    }

    private static String fold(String word) {
        return Folded.loosely(word)
                .replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('7', 't');
    }
}
