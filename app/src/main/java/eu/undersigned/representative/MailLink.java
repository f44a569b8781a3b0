package eu.undersigned.representative;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Links that open a letter in somebody's mail program.
///
/// Everything but ASCII letters, digits and `-._~` is percent-encoded, so that no value can begin another header.
/// Line breaks are `%0D%0A`.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6068">RFC 6068, the mailto URI scheme</a>
final class MailLink {
    /// In characters: programs on Windows take a little over 2,000 in a command line, and older ones of the web no
    /// more.
    static final int LONGEST = 1_900;

    private static final String PLAIN = "-._~";

    private MailLink() {}

    /// The whole letter; empty when it is too long.
    static Optional<String> of(String mailbox, String subject, String text) {
        return fitting(address(mailbox) + "?subject=" + encoded(subject) + "&body=" + encoded(text));
    }

    /// The letter without its text; empty when even that is too long.
    static Optional<String> of(String mailbox, String subject) {
        return fitting(address(mailbox) + "?subject=" + encoded(subject));
    }

    private static Optional<String> fitting(String link) {
        return link.length() <= LONGEST ? Optional.of(link) : Optional.empty();
    }

    private static String address(String mailbox) {
        int at = mailbox.lastIndexOf('@');
        return "mailto:" + encoded(mailbox.substring(0, at)) + "@" + encoded(mailbox.substring(at + 1));
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : text.replaceAll("\\R", "\r\n").getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (one & 0xFF);
            if (isPlain(letter)) {
                encoded.append(letter);
            } else {
                encoded.append('%').append("%02X".formatted(one & 0xFF));
            }
        }
        return encoded.toString();
    }

    private static boolean isPlain(char letter) {
        return letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || letter >= '0' && letter <= '9'
                || PLAIN.indexOf(letter) >= 0;
    }
}
