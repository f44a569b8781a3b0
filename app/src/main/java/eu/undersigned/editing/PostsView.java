package eu.undersigned.editing;

import java.util.List;
import java.util.Optional;

/// The posts of a campaign.
///
/// @param languages of the campaign, for a new post
public record PostsView(List<Row> rows, List<TextsView.Choice> languages, boolean mayEdit) {
    /// @param main code of the main text's language
    /// @param state with its time, in words
    /// @param texts in the languages that there are
    /// @param missing languages of the campaign in which there is none
    /// @param changed who changed it since it was published, and when
    public record Row(
            String slug,
            String title,
            String main,
            String kind,
            String state,
            List<Text> texts,
            List<String> missing,
            Optional<String> changed) {}

    /// @param code of its language
    public record Text(String code, boolean isReady) {}
}
