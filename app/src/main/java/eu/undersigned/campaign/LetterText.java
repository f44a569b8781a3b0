package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An open letter in one language. All parts are plain text.
///
/// @param version SHA-256 of the text as `docs/formats/letter.md` lays it out, in 64 hexadecimal digits
/// @param sourceVersion of the main text from which it was translated; empty: nobody said, or it is the main text
/// @param sender who writes, as the head of the letter says it; may be empty
/// @param addressee to whom, as the head of the letter says it
/// @param summary one sentence for lists and search engines
/// @param note a sentence about the letter that is no part of it; may be empty
/// @param opening paragraphs before the demands
/// @param points the demands
/// @param closing paragraphs after them
public record LetterText(
        Language language,
        TranslationStatus status,
        String version,
        Optional<String> sourceVersion,
        String title,
        String sender,
        String addressee,
        String summary,
        String note,
        List<String> opening,
        List<Point> points,
        List<String> closing)
        implements Spoken {
    /// Digits of a hash by which people refer to a version.
    public static final int SHORT = 12;

    public LetterText {
        opening = List.copyOf(opening);
        points = List.copyOf(points);
        closing = List.copyOf(closing);
    }

    /// @param ask what is demanded, in one sentence
    /// @param why the rest: paragraphs with an empty line between them; may be empty
    public record Point(String ask, String why) {
        /// The paragraphs of the rest.
        public List<String> reasons() {
            return why.isEmpty() ? List.of() : List.of(why.split("\n\n"));
        }
    }

    /// A part that members comment on.
    ///
    /// @param key `o1` for the first paragraph of the opening, `p1` for the first point, `c1` for the first of the
    ///     closing
    public record Paragraph(String key, String text) {}

    /// All parts in their order. The text of a point is its ask, and after an empty line the rest of it.
    public List<Paragraph> paragraphs() {
        return paragraphs(opening, points, closing);
    }

    static List<Paragraph> paragraphs(List<String> opening, List<Point> points, List<String> closing) {
        List<Paragraph> all = new ArrayList<>();
        for (int i = 0; i < opening.size(); i++) {
            all.add(new Paragraph("o" + (i + 1), opening.get(i)));
        }
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            all.add(new Paragraph(
                    "p" + (i + 1), point.why().isEmpty() ? point.ask() : point.ask() + "\n\n" + point.why()));
        }
        for (int i = 0; i < closing.size(); i++) {
            all.add(new Paragraph("c" + (i + 1), closing.get(i)));
        }
        return all;
    }

    /// How people refer to a version: its first twelve digits.
    public String shortVersion() {
        return shortVersion(version);
    }

    public static String shortVersion(String version) {
        return version.substring(0, SHORT);
    }

    /// Whether the main text is another one than the one it was translated from; empty: nobody said from which.
    public Optional<Boolean> isStale(LetterText main) {
        return sourceVersion.map(made -> !made.equals(main.version));
    }
}
