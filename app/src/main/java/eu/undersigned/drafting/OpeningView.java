package eu.undersigned.drafting;

import eu.undersigned.editing.Inputs;
import java.util.List;

/// A letter that is about to be opened for everybody.
///
/// @param base what distinguishes it from every other state of the letter
/// @param missing organisations that have not signed off its wording
/// @param inputs `deadline`, with what is wrong with it and with `confirm`
public record OpeningView(String slug, String title, String code, String base, List<Row> missing, Inputs inputs) {
    /// @param open comments and proposals of it that nobody has dealt with
    public record Row(String organisation, Standing.State state, long open) {}
}
