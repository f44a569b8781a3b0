package eu.undersigned.consultation;

import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.Band;
import eu.undersigned.campaign.Consultation.ConsultationText;
import eu.undersigned.campaign.Consultation.Kind;
import eu.undersigned.campaign.Consultation.Question;
import eu.undersigned.campaign.Consultation.Words;
import eu.undersigned.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The form with the questions of a band: empty, or as sent, with what is wrong.
///
/// @param pass carried by the form
/// @param errors how many
/// @param trouble why nothing could be stored, though the form is right
public record QuestionsView(
        ConsultationView item,
        String pass,
        List<Asked> questions,
        boolean wantsToTell,
        long errors,
        Optional<String> trouble) {
    /// @param field name of its field, and its place on the page
    /// @param hint what may be chosen or written
    /// @param text as typed
    /// @param error empty: nothing is wrong
    public record Asked(
            String field,
            String ask,
            Kind kind,
            String hint,
            List<Choice> choices,
            String text,
            String error,
            boolean isSkipped) {
        public boolean isText() {
            return kind == Kind.TEXT;
        }

        public String type() {
            return kind == Kind.ONE ? "radio" : "checkbox";
        }

        public boolean isOne() {
            return kind == Kind.ONE;
        }

        /// For `aria-describedby`.
        public String describedBy() {
            return (error.isEmpty() ? "" : field + "-error ") + field + "-hint";
        }

        /// For `aria-invalid`; null leaves the attribute out.
        public @Nullable String invalid() {
            return error.isEmpty() ? null : "true";
        }
    }

    public record Choice(String id, String words, boolean isChosen) {}

    static final String FIELD = "q-";

    /// @param sent the values of a question's field, by its id
    static QuestionsView of(
            ConsultationView item,
            Consultation consultation,
            Band band,
            String pass,
            Texts texts,
            Function<String, List<String>> sent,
            boolean wantsToTell,
            Map<String, AnswerCheck.Reason> wrong) {
        ConsultationText words = consultation.text(texts.language());
        List<Asked> asked = consultation.questions(band).stream()
                .map(question ->
                        asked(question, words.words().getOrDefault(question.id(), NO_WORDS), texts, sent, wrong))
                .toList();
        return new QuestionsView(
                item,
                pass,
                asked,
                wantsToTell,
                asked.stream().filter(one -> !one.error().isEmpty()).count(),
                Optional.empty());
    }

    QuestionsView inTrouble(String why) {
        return new QuestionsView(item, pass, questions, wantsToTell, errors, Optional.of(why));
    }

    static final Words NO_WORDS = new Words("", Map.of());

    static Asked asked(
            Question question,
            Words words,
            Texts texts,
            Function<String, List<String>> sent,
            Map<String, AnswerCheck.Reason> wrong) {
        List<String> values = sent.apply(question.id());
        String most = texts.formats().number(AnswerCheck.LONGEST_TEXT);
        String hint = switch (question.kind()) {
            case ONE -> texts.of("consultation.one");
            case SEVERAL -> texts.of("consultation.several");
            case TEXT -> texts.of("consultation.text", "max", most) + " " + texts.of("consultation.words");
        };
        String error = wrong.containsKey(question.id()) ? texts.of(key(wrong.get(question.id())), "max", most) : "";
        return new Asked(
                FIELD + question.id(),
                words.ask(),
                question.kind(),
                hint,
                question.options().stream()
                        .map(option -> new Choice(
                                option, words.options().getOrDefault(option, option), values.contains(option)))
                        .toList(),
                question.kind() == Kind.TEXT ? values.stream().findFirst().orElse("") : "",
                error,
                values.stream().noneMatch(question.options()::contains));
    }

    private static String key(AnswerCheck.Reason reason) {
        return switch (reason) {
            case UNKNOWN -> "consultation.wrong.unknown";
            case TOO_MANY -> "consultation.wrong.many";
            case TOO_LONG -> "voice.wrong.long";
        };
    }
}
