package eu.undersigned.editing;

import java.util.List;

/// The organisations of the draft.
public record OrganisationsView(List<Row> rows, boolean mayEdit) {
    /// @param key fingerprint, or empty
    /// @param state `new`, `changed`, `leaving` or empty
    /// @param hasProposal whether its own people want something changed
    public record Row(
            String slug, String name, String role, String country, String key, String state, boolean hasProposal) {}
}
