package eu.undersigned.cosigning;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One's own signature for an organisation, and what can be done with it.
///
/// @param said what was just done; empty: nothing
/// @param path to which the forms are sent
/// @param letter its title; empty where the campaign has none of this name any more
/// @param lang code of the title's language, when that is not the page's
/// @param letterPath of its page
/// @param state where it stands, in sentences
/// @param isUnconfirmed whether only a button is missing
/// @param facts what is, or will be, published
/// @param mailbox empty once it is erased
/// @param signed which version was signed; empty: not yet
/// @param text that was signed, or stood there when the form was sent
/// @param newer that can be signed instead; empty: there is none
/// @param canCorrect whether name and role can be corrected
/// @param canWithdraw whether there is something to take back
/// @param others that were entered with the same mailbox, and wait to be confirmed
/// @param errors text by field
public record OwnCosignatureView(
        String said,
        String path,
        String letter,
        Optional<String> lang,
        String letterPath,
        List<String> state,
        boolean isUnconfirmed,
        List<Fact> facts,
        String mailbox,
        String signed,
        Text text,
        Optional<Text> newer,
        boolean canCorrect,
        String signatory,
        String role,
        boolean canWithdraw,
        String withdrawing,
        List<Other> others,
        Map<String, String> errors) {
    public record Fact(String label, String value) {}

    /// @param letter its title; empty where it is gone
    public record Other(String organisation, String letter, String path) {}

    /// @param path where it can be read
    /// @param number of the version; empty where it has none
    public record Text(String version, String path, String number) {}

    public boolean isWrong(String field) {
        return errors.containsKey(field);
    }
}
