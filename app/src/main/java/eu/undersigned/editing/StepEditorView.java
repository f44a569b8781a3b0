package eu.undersigned.editing;

import java.util.List;
import java.util.Optional;

/// The editor of one step of the timeline.
///
/// @param path of this page
/// @param isNew whether it is not in the draft yet
/// @param base hash of the step as the form was made from it
/// @param titles in other languages than English
/// @param theirs what somebody else saved meanwhile, compared with what was typed here
public record StepEditorView(
        String path,
        boolean isNew,
        Inputs inputs,
        String base,
        List<Title> titles,
        Optional<Difference> theirs,
        Difference changes,
        boolean mayEdit) {
    /// @param field of the form
    /// @param code of the language
    public record Title(String field, String code, String language, String words) {}
}
