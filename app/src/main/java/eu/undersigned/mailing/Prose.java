package eu.undersigned.mailing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A plain text as a mail shows it: paragraphs of lines, and links where the text has addresses. A link shows where it
/// leads, letter by letter: nothing is rewritten.
public record Prose(List<List<Line>> paragraphs) {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"\u00ab\u00bb\u201c\u201d\u201e]+");
    /// What ends a sentence and not an address.
    private static final String TAIL = ".,;:!?)]'\u2019";

    /// One line of a paragraph.
    public record Line(List<Piece> pieces) {}

    /// A stretch of text.
    ///
    /// @param link where it leads
    public record Piece(String text, Optional<String> link) {}

    public static Prose of(String text) {
        List<List<Line>> paragraphs = new ArrayList<>();
        for (String paragraph : text.split("\n[ \n]*\n")) {
            paragraphs.add(paragraph.lines().map(Prose::line).toList());
        }
        return new Prose(paragraphs);
    }

    private static Line line(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher address = ADDRESS.matcher(text);
        int end = 0;
        while (address.find()) {
            String link = withoutTail(address.group());
            if (address.start() > end) {
                pieces.add(new Piece(text.substring(end, address.start()), Optional.empty()));
            }
            pieces.add(new Piece(link, Optional.of(link)));
            end = address.start() + link.length();
        }
        if (end < text.length()) {
            pieces.add(new Piece(text.substring(end), Optional.empty()));
        }
        return new Line(pieces);
    }

    private static String withoutTail(String address) {
        int end = address.length();
        while (TAIL.indexOf(address.charAt(end - 1)) >= 0) {
            end--; // ends at the slashes of the scheme at the latest
        }
        return address.substring(0, end);
    }
}
