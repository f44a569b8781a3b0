package eu.undersigned.organisation;

import eu.undersigned.secrets.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// An organisation's logo: an SVG or PNG picture.
///
/// @param hash SHA-256 of the picture, in hexadecimal
public record Logo(String hash, String mediaType, byte[] picture) {
    public static final int MOST_BYTES = 20 * 1024;
    private static final String END = "</svg>";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /// Empty when this is neither picture, or too large.
    public static Optional<Logo> of(byte[] picture) {
        if (picture.length > MOST_BYTES) {
            return Optional.empty();
        }
        if (Arrays.equals(PNG, Arrays.copyOf(picture, PNG.length))) {
            return Optional.of(new Logo(ContentHash.of(picture), "image/png", picture));
        }
        String text = new String(picture, StandardCharsets.UTF_8);
        return isSvg(text)
                ? Optional.of(new Logo(ContentHash.of(picture), "image/svg+xml", picture))
                : Optional.empty();
    }

    /// As drawing programs write it: a byte order mark, a declaration, comments and a document type may come first, and
    /// comments last. A loop: patterns go one deeper with each comment.
    private static boolean isSvg(String text) {
        String picture = text.startsWith("\uFEFF") ? text.substring(1) : text;
        int start = afterSpaces(picture, 0);
        if (picture.startsWith("<?xml", start)) {
            start = after(picture, start, ">");
        }
        start = afterProlog(picture, start);
        int end = picture.lastIndexOf(END);
        return picture.startsWith("<svg", start)
                && start + 4 < picture.length()
                && (picture.charAt(start + 4) == '>' || isSpace(picture.charAt(start + 4)))
                && end > start
                && afterComments(picture, end + END.length()) == picture.length();
    }

    private static int afterProlog(String text, int from) {
        int at = afterComments(text, from);
        while (text.startsWith("<!DOCTYPE", at)) {
            int end = text.indexOf('>', at);
            if (end < 0 || text.substring(at, end).contains("[")) {
                return text.length(); // entities of its own
            }
            at = afterComments(text, end + 1);
        }
        return at;
    }

    private static int afterComments(String text, int from) {
        int at = afterSpaces(text, from);
        while (text.startsWith("<!--", at)) {
            at = after(text, at + 4, "-->");
        }
        return at;
    }

    /// Behind what ends there, and spaces; behind the end of the text where it doesn't.
    private static int after(String text, int from, String ending) {
        int found = text.indexOf(ending, from);
        return found < 0 ? text.length() + 1 : afterSpaces(text, found + ending.length());
    }

    private static int afterSpaces(String text, int from) {
        int at = from;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(char letter) {
        return " \t\n\r\f\u000B".indexOf(letter) >= 0;
    }
}
