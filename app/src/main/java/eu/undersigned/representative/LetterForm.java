package eu.undersigned.representative;

import eu.undersigned.campaign.KitReader;
import eu.undersigned.campaign.Representative;
import eu.undersigned.campaign.RepresentativesText;
import eu.undersigned.http.FormBody;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A letter as its form has it: right or wrong.
///
/// @param name of who writes; often empty
/// @param place where who writes lives; often empty
/// @param text with the marks for name and place
/// @param wrong keys of messages by field
record LetterForm(String name, String place, String subject, String text, Map<String, String> wrong) {
    static final int LONGEST_LINE = 150;
    static final int LONGEST_TEXT = 10_000;

    private static final Set<String> MARKS = Set.of(RepresentativesText.NAME, RepresentativesText.PLACE);

    LetterForm {
        wrong = Map.copyOf(wrong);
    }

    /// What is proposed to write to somebody; nothing where the campaign proposes nothing.
    static LetterForm of(Representative to, Optional<RepresentativesText> proposed) {
        return new LetterForm(
                "",
                "",
                proposed.map(text -> addressed(to, text.subject())).orElse(""),
                proposed.map(text -> addressed(to, text.body())).orElse(""),
                Map.of());
    }

    private static String addressed(Representative to, String text) {
        return text.replace(RepresentativesText.REPRESENTATIVE, to.name());
    }

    static LetterForm of(FormBody body) {
        String name = normal(body.first("name"));
        String place = normal(body.first("place"));
        String subject = normal(body.first("subject"));
        String text = normal(body.first("text").replaceAll("\\R", "\n"));
        Map<String, String> wrong = new LinkedHashMap<>();
        checkLine(wrong, "name", name, false);
        checkLine(wrong, "place", place, false);
        checkLine(wrong, "subject", subject, true);
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            wrong.put("text", "representative.wrong.text");
        } else if (KitReader.flaw(text).isPresent()) {
            wrong.put("text", "voice.wrong.characters");
        }
        body.unreadable().stream()
                .filter(Set.of("name", "place", "subject", "text")::contains)
                .forEach(field -> wrong.put(field, "error.encoding"));
        return new LetterForm(name, place, subject, text, wrong);
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }

    private static void checkLine(Map<String, String> wrong, String field, String line, boolean isNeeded) {
        if (line.length() > LONGEST_LINE || line.contains("\n") || line.contains("\r") || isNeeded && line.isEmpty()) {
            wrong.put(field, isNeeded ? "representative.wrong.subject" : "representative.wrong.line");
        } else if (KitReader.flaw(line).isPresent()) {
            wrong.put(field, "voice.wrong.characters");
        }
    }

    /// The same without a word of what is wrong, to be changed in peace.
    LetterForm unchecked() {
        return new LetterForm(name, place, subject, text, Map.of());
    }

    boolean isRight() {
        return wrong.isEmpty();
    }

    String finishedSubject() {
        return filled(subject).strip();
    }

    /// The text as it is sent. A line with nothing but marks for what nobody typed is left out.
    String finishedText() {
        return text.lines()
                .filter(line -> !isLeftOut(line))
                .map(this::filled)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private boolean isLeftOut(String line) {
        return !line.isBlank()
                && MARKS.stream().anyMatch(line::contains)
                && filled(line).replaceAll("[\\s,;.–-]", "").isEmpty();
    }

    /// Both marks are looked for once: what somebody typed is no mark, whatever it looks like.
    private String filled(String line) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        while (from < line.length()) {
            int start = from;
            Optional<String> mark = List.of(RepresentativesText.NAME, RepresentativesText.PLACE).stream()
                    .filter(one -> line.startsWith(one, start))
                    .findFirst();
            if (mark.isPresent()) {
                filled.append(mark.get().equals(RepresentativesText.NAME) ? name : place);
                from += mark.get().length();
            } else {
                filled.append(line.charAt(from++));
            }
        }
        return filled.toString();
    }

    @Override
    public String toString() {
        return "LetterForm[hidden]";
    }
}
