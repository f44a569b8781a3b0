package eu.undersigned.consultation;

import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.Band;
import eu.undersigned.campaign.Consultation.Kind;
import eu.undersigned.campaign.Consultation.Question;
import eu.undersigned.i18n.Countries;
import eu.undersigned.i18n.Language;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Compares what was sent with what is asked, online and on sheets alike.
public final class AnswerCheck {
    public static final int LONGEST_TEXT = 500;

    private static final Pattern UNWANTED = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069&&[^\\r\\n\\t]]");

    private AnswerCheck() {}

    public sealed interface Result {
        record Right(Answers answers) implements Result {}

        /// @param wrong why, by question id, in their order
        record Wrong(Map<String, Reason> wrong) implements Result {}
    }

    public enum Reason {
        /// An option that is not offered, which no page of ours sends, unless the questions were changed meanwhile.
        UNKNOWN,
        /// Two options where one is asked for.
        TOO_MANY,
        TOO_LONG
    }

    /// @param sent the values of a question's field, by its id; none when it was skipped
    /// @param others ids of questions to which something was sent, of whichever band
    public static Result of(
            Consultation consultation,
            Band band,
            String country,
            Language language,
            Function<String, List<String>> sent,
            Set<String> others) {
        if (!Countries.isKnown(country)) {
            throw new IllegalArgumentException("not a country"); // chosen from a list, or part of a pass
        }
        Map<String, Reason> wrong = new LinkedHashMap<>();
        Map<String, Set<String>> chosen = new HashMap<>();
        Map<String, String> texts = new HashMap<>();
        Set<String> left = new TreeSet<>(others);
        for (Question question : consultation.questions(band)) {
            left.remove(question.id());
            List<String> values = sent.apply(question.id()).stream()
                    .filter(value -> !value.isBlank())
                    .toList();
            if (!values.isEmpty() && question.kind() == Kind.TEXT) {
                text(question, values, texts, wrong);
            } else if (!values.isEmpty()) {
                options(question, new LinkedHashSet<>(values), chosen, wrong);
            }
        }
        left.forEach(id -> wrong.put(id, Reason.UNKNOWN));
        return wrong.isEmpty()
                ? new Result.Right(new Answers(band, country, language, chosen, texts))
                : new Result.Wrong(wrong);
    }

    private static void options(
            Question question, Set<String> values, Map<String, Set<String>> chosen, Map<String, Reason> wrong) {
        if (!question.options().containsAll(values)) {
            wrong.put(question.id(), Reason.UNKNOWN);
        } else if (question.kind() == Kind.ONE && values.size() > 1) {
            wrong.put(question.id(), Reason.TOO_MANY);
        } else {
            chosen.put(question.id(), values);
        }
    }

    private static void text(
            Question question, List<String> values, Map<String, String> texts, Map<String, Reason> wrong) {
        String text = UNWANTED.matcher(Normalizer.normalize(values.getFirst(), Normalizer.Form.NFC))
                .replaceAll("")
                .replace("\r\n", "\n")
                .strip();
        if (values.size() > 1) {
            wrong.put(question.id(), Reason.TOO_MANY);
        } else if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            wrong.put(question.id(), Reason.TOO_LONG);
        } else if (!text.isEmpty()) {
            texts.put(question.id(), text);
        }
    }
}
