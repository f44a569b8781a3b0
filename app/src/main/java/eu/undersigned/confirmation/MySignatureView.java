package eu.undersigned.confirmation;

import eu.undersigned.i18n.Formats.Country;
import eu.undersigned.i18n.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The page of one's own signature.
///
/// @param state whether it counts, in words
/// @param uncounted what else to say when the campaign does not count it
/// @param text what was signed, in words
/// @param errors the text of what is wrong with a correction, by field
/// @param confirm where to confirm; empty once confirmed
/// @param email empty: this link does not show name and mailbox
/// @param askedVersion of the words in which the page asks
/// @param answers given so far, oldest first
/// @param updatesSent mails that went to those who said yes to updates, oldest first
/// @param newer a version of the text that they may sign too
/// @param alsoSigned newer versions that they signed too, in words
/// @param country ISO 3166-1 code
public record MySignatureView(
        String campaign,
        String action,
        String state,
        Optional<Uncounted> uncounted,
        String text,
        String name,
        Map<String, String> errors,
        Optional<String> email,
        String country,
        List<Country> countries,
        Language language,
        List<Language> languages,
        boolean updates,
        String updatesQuestion,
        Optional<OrganisationAnswer> organisation,
        String askedVersion,
        List<AnswerView> answers,
        List<UpdateView> updatesSent,
        Optional<NewerText> newer,
        List<String> alsoSigned,
        boolean isSaved,
        boolean hasReceipt,
        Optional<String> confirm) {
    public @Nullable String describedBy(String field) {
        return errors.containsKey(field) ? field + "-error" : null;
    }

    /// What someone whose signature does not count may want to know.
    ///
    /// @param website of the organisation to write to
    public record Uncounted(String calm, String contact, Optional<String> website) {}

    /// What was asked, and what was answered.
    ///
    /// @param organisation that asked
    public record AnswerView(String organisation, String words, String answer, String at) {}

    /// A mail that was sent.
    ///
    /// @param at the day
    /// @param fate what became of it, in words; empty: it was taken
    public record UpdateView(String subject, String at, String fate) {}

    /// What the signer answered an organisation.
    ///
    /// @param question in words
    public record OrganisationAnswer(String question, boolean updates) {}
}
