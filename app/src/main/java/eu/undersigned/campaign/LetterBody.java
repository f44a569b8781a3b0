package eu.undersigned.campaign;

import eu.undersigned.campaign.LetterText.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a letter below its front matter: paragraphs, `## points` with `### ask` and paragraphs, `## closing`.
final class LetterBody {
    static final String POINTS = "points";
    static final String CLOSING = "closing";

    final List<String> opening = new ArrayList<>();
    final List<Point> points = new ArrayList<>();
    final List<String> closing = new ArrayList<>();

    private final String file;
    private final List<KitError> errors;
    private final StringBuilder paragraph = new StringBuilder();
    private final List<String> reasons = new ArrayList<>();
    private Optional<String> ask = Optional.empty();
    private String section = "";

    private LetterBody(String file, List<KitError> errors) {
        this.file = file;
        this.errors = errors;
    }

    /// @param lines of the file; it begins at the one with the index `start`
    static LetterBody read(String file, List<String> lines, int start, List<KitError> errors) {
        LetterBody body = new LetterBody(file, errors);
        for (int i = start; i < lines.size(); i++) {
            body.line(lines.get(i).strip(), i + 1);
        }
        body.endOfParagraph(lines.size());
        body.endOfPoint();
        return body;
    }

    private void line(String line, int number) {
        if (line.isEmpty() || line.startsWith("#")) {
            endOfParagraph(number - 1);
        }
        if (line.startsWith("### ")) {
            endOfPoint();
            if (!section.equals(POINTS)) {
                wrong(number, "a point ('### ...') stands in the section '## points'");
            }
            ask = Optional.of(line.substring(4).strip());
        } else if (line.startsWith("## ")) {
            endOfPoint();
            begin(line.substring(3).strip(), number);
        } else if (line.startsWith("#")) {
            wrong(number, "headings are '## points', '### what is asked' and '## closing'");
        } else if (!line.isEmpty()) {
            paragraph.append(paragraph.isEmpty() ? "" : " ").append(line);
        }
    }

    private void begin(String next, int number) {
        boolean isNext = next.equals(POINTS) && section.isEmpty() || next.equals(CLOSING) && section.equals(POINTS);
        if (!isNext) {
            wrong(number, "the sections are 'points' and then 'closing', each once, not '" + next + "'");
        }
        section = next;
    }

    private void endOfParagraph(int line) {
        if (paragraph.isEmpty()) {
            return;
        }
        String text = paragraph.toString();
        paragraph.setLength(0);
        switch (section) {
            case "" -> opening.add(text);
            case POINTS -> {
                if (ask.isPresent()) {
                    reasons.add(text);
                } else {
                    wrong(line, "each point begins with what is asked, in a line '### ...'");
                }
            }
            case CLOSING -> closing.add(text);
            default -> {} // reported where the section begins
        }
    }

    private void endOfPoint() {
        ask.ifPresent(asked -> points.add(new Point(asked, String.join("\n\n", reasons))));
        ask = Optional.empty();
        reasons.clear();
    }

    private void wrong(int line, String reason) {
        errors.add(new KitError(file, line, reason));
    }
}
