package eu.undersigned.editing;

import eu.undersigned.campaign.PostFile;
import java.util.List;
import java.util.Optional;

/// The editor of one text of a post.
///
/// @param code of its language
/// @param name of its language
/// @param base hash of the file that the form was made from
/// @param main the text beside a translation; empty: this is it
/// @param mainCode code of its language
/// @param theirs what somebody else saved meanwhile, compared with what was typed here
/// @param changes of the draft against what is published
/// @param preview path of the page in a frame; empty: there is none
/// @param errors why there is none
public record PostEditView(
        String slug,
        String code,
        String name,
        Inputs inputs,
        String base,
        Optional<PostFile> main,
        String mainCode,
        Optional<Difference> theirs,
        Difference changes,
        String preview,
        List<String> errors,
        boolean isNew,
        boolean mayEdit) {
    /// Path behind `news/`.
    public String path() {
        return slug + "/" + code;
    }
}
