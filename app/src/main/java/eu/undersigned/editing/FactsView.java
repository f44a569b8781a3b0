package eu.undersigned.editing;

import java.util.List;

/// The figures of the draft.
///
/// @param rows those to be checked first
public record FactsView(List<Row> rows, boolean mayEdit) {
    /// @param state of the draft against what is published: `new`, `changed`, or empty
    public record Row(String id, String value, String claim, String source, String expires, Due due, String state) {}

    /// Whether a figure has to be checked, the most urgent first.
    public enum Due {
        EXPIRED,
        SOON,
        LATER,
        NEVER
    }
}
