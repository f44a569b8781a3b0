package eu.undersigned.representative;

import eu.undersigned.i18n.Language;
import java.util.Optional;

/// A letter that is ready to be sent.
///
/// @param path of the representative's page
/// @param whole the link that opens it in a mail program; empty: it is too long for one
/// @param beginning the link that opens a mail with all but the text; empty where the whole one is there, or even this
///     is too long
/// @param form what was typed, to be changed
public record LetterView(
        AboutView about,
        String path,
        String mailbox,
        String subject,
        String text,
        Language language,
        Optional<String> whole,
        Optional<String> beginning,
        Typed form) {
    /// @param text with its marks
    public record Typed(String name, String place, String subject, String text) {
        @Override
        public String toString() {
            return "Typed[hidden]";
        }
    }

    @Override
    public String toString() {
        return "LetterView[hidden]";
    }
}
