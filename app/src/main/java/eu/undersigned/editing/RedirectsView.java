package eu.undersigned.editing;

import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.RedirectRows;
import java.util.List;

/// Addresses that moved, in the draft.
///
/// @param inputs of the form that adds a row
/// @param base hash of the file as it is shown
/// @param errors what the kit's reader says of the file
public record RedirectsView(
        List<RedirectRows.Row> rows,
        Inputs inputs,
        String base,
        List<KitError> errors,
        Difference changes,
        boolean mayEdit) {}
