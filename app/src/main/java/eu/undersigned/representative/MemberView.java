package eu.undersigned.representative;

import eu.undersigned.i18n.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the page of a representative shows.
///
/// @param path of this page
/// @param page where the parliament tells more
/// @param signed people of the country who signed, in words
/// @param begun letters, in words
/// @param writing empty: nobody is asked to write
/// @param reason why nobody is asked to, in words; empty where they are
public record MemberView(
        AboutView about,
        String name,
        String path,
        String country,
        String countryPath,
        String group,
        Optional<String> page,
        String signed,
        String begun,
        Optional<Writing> writing,
        String reason) {

    /// The form of a letter.
    ///
    /// @param language of the text
    /// @param languages in which a text is proposed; one or none: there is nothing to choose
    /// @param official languages of the member's country, where it has several; else empty
    /// @param isBegun whether it was counted before
    /// @param errors messages by field, in the order of the form
    /// @param hint about the marks
    public record Writing(
            Language language,
            List<Choice> languages,
            List<Choice> official,
            boolean isBegun,
            String name,
            String place,
            String subject,
            String text,
            Map<String, String> errors,
            String hint) {
        public boolean isWrong(String field) {
            return errors.containsKey(field);
        }

        public String error(String field) {
            return errors.getOrDefault(field, "");
        }

        /// For `aria-invalid`; null leaves the attribute out.
        public @Nullable String invalid(String field) {
            return isWrong(field) ? "true" : null;
        }

        /// For `aria-describedby`: the error first; null leaves the attribute out.
        ///
        /// @param hint id of what is always said of the field; often empty
        public @Nullable String describedBy(String field, String hint) {
            String ids = ((isWrong(field) ? field + "-error " : "") + hint).strip();
            return ids.isEmpty() ? null : ids;
        }

        @Override
        public String toString() {
            return "Writing[hidden]";
        }
    }

    /// @param name in itself
    public record Choice(String code, String name, boolean isChosen) {}
}
