package eu.undersigned.editing;

import eu.undersigned.campaign.KitError;
import java.util.List;

/// The rows of the help page in the draft, what needs somebody most first.
///
/// @param counts how many rows are in each state, all of them
/// @param shown the state that is looked at alone; empty: all
/// @param errors what the kit's reader says of the file
public record HelplinesView(List<Count> counts, String shown, List<Row> rows, List<KitError> errors, boolean mayEdit) {
    /// @param state in small letters
    public record Count(String state, int number) {}

    /// @param purpose as the file says it
    /// @param place number and address
    /// @param change `new`, `changed` or empty
    public record Row(
            String key,
            String state,
            String country,
            String purpose,
            String name,
            String place,
            String verifiedOn,
            String expires,
            String change) {}
}
