package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.util.ArrayList;
import java.util.List;

/// An open letter in one language. All parts are plain text.
///
/// @param version SHA-256 of the text as `docs/formats/letter.md` lays it out, in 64 hexadecimal digits
/// @param addressee to whom, as the head of the letter says it
/// @param summary one sentence for lists and search engines
/// @param opening paragraphs before the demands
/// @param points the demands
/// @param closing paragraphs after them
public record LetterText(
        Language language,
        String version,
        String title,
        String addressee,
        String summary,
        List<String> opening,
        List<Point> points,
        List<String> closing) {
    public LetterText {
        opening = List.copyOf(opening);
        points = List.copyOf(points);
        closing = List.copyOf(closing);
    }

    /// @param ask what is demanded, in one sentence
    /// @param why the rest; may be empty
    public record Point(String ask, String why) {}

    /// A part that members comment on.
    ///
    /// @param key `o1` for the first paragraph of the opening, `p1` for the first point, `c1` for the first of the closing
    public record Paragraph(String key, String text) {}

    /// All parts in their order. The text of a point is its ask, and after an empty line the rest of it.
    public List<Paragraph> paragraphs() {
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
}
