package eu.undersigned.editing;

import java.util.Optional;

/// The editor of one row of the help page.
///
/// @param path of this page
/// @param base by which the row is told from a later one
/// @param checked what "I have checked this" holds; its own form
/// @param theirs what somebody else saved meanwhile, compared with what was typed here
/// @param state in small letters; empty for a row that is not there yet
public record HelplineView(
        String path,
        boolean isNew,
        Inputs inputs,
        Inputs checked,
        String base,
        Optional<Difference> theirs,
        Difference changes,
        String state,
        boolean mayEdit) {}
