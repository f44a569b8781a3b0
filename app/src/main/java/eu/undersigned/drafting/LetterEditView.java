package eu.undersigned.drafting;

import eu.undersigned.campaign.LetterFile;
import eu.undersigned.editing.Difference;
import eu.undersigned.editing.Inputs;
import eu.undersigned.editing.TextsView.Freshness;
import java.util.List;
import java.util.Optional;

/// The editor of one text of a letter.
///
/// @param code of its language
/// @param name of its language
/// @param base hash of the file that the form was made from
/// @param points how many have fields
/// @param main the text beside a translation; empty: this is it
/// @param mainCode code of its language
/// @param freshness whether a translation follows the main text of now
/// @param theirs what somebody else saved meanwhile, compared with what was typed here
/// @param changes of the draft against what is published
/// @param preview path of the page in a frame; empty: there is none
/// @param errors why there is none
/// @param isDrafting whether members discuss it now
public record LetterEditView(
        String slug,
        String code,
        String name,
        Inputs inputs,
        String base,
        int points,
        Optional<LetterFile> main,
        String mainCode,
        Freshness freshness,
        Optional<Difference> theirs,
        Difference changes,
        String preview,
        List<String> errors,
        boolean isNew,
        boolean isDrafting,
        boolean mayEdit) {
    /// Path behind `letters/`.
    public String path() {
        return slug + "/texts/" + code;
    }
}
