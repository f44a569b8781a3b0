package eu.undersigned.mailing;

import eu.undersigned.i18n.Language;
import java.util.List;

/// A mailing's text in one language.
///
/// @param flaws keys of messages
/// @param isTested whether a test mail has just been sent
/// @param preview as a reader sees it
public record TextView(
        Mailing mailing,
        Language language,
        UpdateText text,
        List<String> flaws,
        boolean isTested,
        boolean isEditable,
        UpdateView preview) {
    public int mostSubject() {
        return UpdateText.MOST_SUBJECT;
    }

    public int mostBody() {
        return UpdateText.MOST_BODY;
    }
}
