package eu.undersigned.consultation;

import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.ConsultationText;
import eu.undersigned.campaign.Helpline;
import eu.undersigned.campaign.Helpline.Purpose;
import eu.undersigned.consultation.WordsPasses.WordsPass;
import eu.undersigned.i18n.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Whom a child can talk to, and what became of its own words.
///
/// @param lines in its country
/// @param emergency in its country, beside the number of the whole EU
/// @param query for the page of help, such as `?country=BE`; empty while no country is known
/// @param isLeft whether its own words were not kept
/// @param again the form to write them once more, for a short time
public record TalkView(
        ConsultationView item,
        List<Line> lines,
        List<Line> emergency,
        String query,
        boolean isLeft,
        Optional<Again> again) {
    /// @param name empty: the number for children, whoever answers it
    public record Line(Optional<String> name, String number, String dialled) {
        static Line of(Helpline line) {
            return new Line(
                    Optional.of(line.name()).filter(_ -> !line.isForAll()),
                    line.phone().orElseThrow(),
                    line.dialled().orElseThrow());
        }
    }

    /// @param pass carried by the form
    /// @param trouble why nothing could be stored, though the form is right
    public record Again(String pass, String country, List<QuestionsView.Asked> questions, Optional<String> trouble) {
        static Again of(
                Consultation consultation,
                WordsPass pass,
                String country,
                Texts texts,
                Function<String, List<String>> sent,
                Map<String, AnswerCheck.Reason> wrong,
                Optional<String> trouble) {
            ConsultationText words = consultation.text(texts.language());
            return new Again(
                    pass.text(),
                    country,
                    TalkHandler.questions(consultation, pass).stream()
                            .map(question -> QuestionsView.asked(
                                    question,
                                    words.words().getOrDefault(question.id(), QuestionsView.NO_WORDS),
                                    texts,
                                    sent,
                                    wrong))
                            .toList(),
                    trouble);
        }

        public long errors() {
            return questions.stream().filter(one -> !one.error().isEmpty()).count();
        }
    }

    static TalkView of(
            ConsultationView item,
            List<Helpline> all,
            Optional<String> country,
            boolean isLeft,
            Optional<Again> again,
            LocalDate today) {
        List<Line> known =
                Helpline.forChildren(all, country, today).stream().map(Line::of).toList();
        List<Line> lines = known.isEmpty() && country.isEmpty()
                ? List.of(new Line(Optional.empty(), Helpline.CHILDREN, Helpline.CHILDREN.replace(" ", "")))
                : known;
        return new TalkView(
                item,
                lines,
                all.stream()
                        .filter(line -> line.purpose() == Purpose.EMERGENCY && !line.isForAll() && line.isShown(today))
                        .filter(line -> country.filter(line::serves).isPresent())
                        .filter(line -> line.phone().isPresent())
                        .map(Line::of)
                        .toList(),
                country.map(code -> "?country=" + code).orElse(""),
                isLeft,
                again);
    }
}
