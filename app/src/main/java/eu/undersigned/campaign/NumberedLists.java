package eu.undersigned.campaign;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells numbered lists from paragraphs that begin with a date: "26. März" and "2026. gada" begin one in many
/// languages,
/// and CommonMark takes each for a list of one item.
///
/// @see <a href="https://spec.commonmark.org/0.31.2/#ordered-list-marker">CommonMark 0.31.2, ordered list marker</a>
final class NumberedLists {
    private static final Pattern ITEM = Pattern.compile("([0-9]{1,9})[.)] ");
    private static final int NONE = -2;

    private NumberedLists() {}

    /// The text with such dates marked as no items. An item is one of a list where the one before or after it has the
    /// number that comes before or after, or the same.
    static String withoutDates(String text) {
        String[] lines = text.split("\n", -1);
        int before = NONE;
        boolean isBegin = true;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            int number = number(line);
            if (number != NONE && isBegin && !follows(before, number) && !follows(number, next(lines, i))) {
                lines[i] = line.replaceFirst("(?=[.)])", "\\\\");
                before = NONE;
            } else if (number != NONE) {
                before = number;
            } else if (isBegin && isParagraph(line)) {
                before = NONE;
            }
            isBegin = line.isBlank();
        }
        return String.join("\n", lines);
    }

    private static boolean follows(int number, int next) {
        return number != NONE && (next == number || next == number + 1);
    }

    /// The number of the next item, unless something else comes first.
    private static int next(String[] lines, int from) {
        boolean isBegin = false;
        for (int i = from + 1; i < lines.length; i++) {
            int number = number(lines[i]);
            if (number != NONE || isBegin && isParagraph(lines[i])) {
                return number;
            }
            isBegin = lines[i].isBlank();
        }
        return NONE;
    }

    /// Indented lines go on with an item.
    private static boolean isParagraph(String line) {
        return !line.isBlank() && !line.startsWith(" ");
    }

    private static int number(String line) {
        Matcher item = ITEM.matcher(line);
        return item.lookingAt() ? Integer.parseInt(item.group(1)) : NONE;
    }
}
