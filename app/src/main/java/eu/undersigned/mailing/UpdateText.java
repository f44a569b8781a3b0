package eu.undersigned.mailing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a mailing says in one language: plain text, paragraphs between empty lines. `{name}` stands for the reader's
/// name.
public record UpdateText(String subject, String body) {
    static final int MOST_SUBJECT = 150;
    static final int MOST_BODY = 8_000;
    static final String NAME = "{name}";

    private static final Pattern BRACES = Pattern.compile("\\{[^{}\\s]{0,40}}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069&&[^\n]]");

    /// What is wrong with a text.
    public enum Flaw {
        SUBJECT_MISSING,
        SUBJECT_LONG,
        BODY_MISSING,
        BODY_LONG,
        CONTROL,
        /// Something in braces that is not `{name}`.
        PLACEHOLDER
    }

    /// As a form sends it: line ends and the spaces around made uniform.
    static UpdateText typed(String subject, String body) {
        return new UpdateText(
                subject.strip().replaceAll("\\s+", " "),
                body.replace("\r\n", "\n")
                        .replace('\r', '\n')
                        .replace('\t', ' ')
                        .strip());
    }

    public boolean isEmpty() {
        return subject.isEmpty() && body.isEmpty();
    }

    List<Flaw> flaws() {
        List<Flaw> flaws = new ArrayList<>();
        if (subject.isEmpty()) {
            flaws.add(Flaw.SUBJECT_MISSING);
        }
        if (subject.length() > MOST_SUBJECT) {
            flaws.add(Flaw.SUBJECT_LONG);
        }
        if (body.isEmpty()) {
            flaws.add(Flaw.BODY_MISSING);
        }
        if (body.length() > MOST_BODY) {
            flaws.add(Flaw.BODY_LONG);
        }
        if (CONTROL.matcher(subject + body).find()) {
            flaws.add(Flaw.CONTROL);
        }
        Matcher braces = BRACES.matcher(subject + "\n" + body);
        while (braces.find()) {
            if (!braces.group().equals(NAME)) {
                flaws.add(Flaw.PLACEHOLDER);
                break;
            }
        }
        return flaws;
    }

    boolean isNaming() {
        return subject.contains(NAME) || body.contains(NAME);
    }

    /// The same for one reader.
    UpdateText to(String name) {
        return new UpdateText(subject.replace(NAME, name), body.replace(NAME, name));
    }
}
