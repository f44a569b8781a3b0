package eu.undersigned.editing;

import eu.undersigned.editing.FactsView.Due;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The editor of one figure.
///
/// @param path of this page
/// @param base hash of the figure that the forms were made from
/// @param isPublic whether it is published: then its value changes by a correction alone
/// @param check what was typed to mark it as checked
/// @param correction what was typed to correct it
/// @param corrections by column, oldest first
/// @param languages in which texts can be given beside English
/// @param theirs what somebody else saved meanwhile, compared with what was typed here
public record FactView(
        String path,
        boolean isNew,
        boolean isPublic,
        String id,
        Due due,
        Inputs inputs,
        String base,
        Inputs check,
        Inputs correction,
        List<Map<String, String>> corrections,
        List<TextsView.Choice> languages,
        Optional<Difference> theirs,
        Difference changes,
        boolean mayEdit) {}
