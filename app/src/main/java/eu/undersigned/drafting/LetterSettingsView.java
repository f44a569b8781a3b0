package eu.undersigned.drafting;

import eu.undersigned.editing.Difference;
import eu.undersigned.editing.Inputs;
import java.util.List;
import java.util.Optional;

/// What is said of a letter once.
///
/// @param base hash of the file that the form was made from
/// @param stages to choose from
/// @param organisations that may begin it
/// @param theirs what somebody else saved meanwhile, compared with what was typed here
/// @param mayOpen whether it can take the step to being open
public record LetterSettingsView(
        String slug,
        Inputs inputs,
        String base,
        List<String> stages,
        List<Choice> organisations,
        Optional<Difference> theirs,
        boolean mayOpen,
        boolean mayEdit) {
    /// @param isTicked whether it begins it
    public record Choice(String slug, String name, boolean isTicked) {}
}
