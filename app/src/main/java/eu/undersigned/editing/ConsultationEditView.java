package eu.undersigned.editing;

import java.util.List;
import java.util.Optional;

/// The editor of one file of a consultation: its dates and questions, or its words in one language.
///
/// @param part `questions`, or code of a language
/// @param beside the main words, beside a translation; empty: none
/// @param languages in which it can be looked at
/// @param errors what else stands in the way of publishing the draft
public record ConsultationEditView(
        String slug,
        String part,
        String name,
        Inputs inputs,
        String base,
        String beside,
        Optional<Difference> theirs,
        Difference changes,
        List<String> errors,
        List<TextsView.Choice> languages,
        Look look,
        boolean isNew,
        boolean mayEdit) {
    public boolean isQuestions() {
        return part.equals(ConsultationsHandler.QUESTIONS);
    }
}
