package eu.undersigned.editing;

import java.util.List;

/// The consultations of a campaign's draft.
///
/// @param languages of the campaign, for a new consultation
public record ConsultationsView(List<Row> rows, List<TextsView.Choice> languages, boolean mayEdit) {
    /// @param state in words
    /// @param texts codes of languages in which there are words
    /// @param missing codes of those in which there are none
    /// @param isPublished whether passes can be made, and answers are counted
    public record Row(
            String slug, String title, String state, List<String> texts, List<String> missing, boolean isPublished) {}
}
