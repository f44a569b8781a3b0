package eu.undersigned.tools.verify;

import java.util.Locale;

/// Words for a terminal.
final class Words {
    private static final int LONGEST = 120;

    private Words() {}

    /// Text from a stranger: without anything that a terminal would obey, and not too long.
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .forEach(plain::appendCodePoint);
        return plain.length() < text.length() ? plain.append("...").toString() : plain.toString();
    }

    /// With commas between the thousands.
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String count(long number, String one, String several) {
        return grouped(number) + " " + (number == 1 ? one : several);
    }
}
