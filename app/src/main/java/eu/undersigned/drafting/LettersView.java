package eu.undersigned.drafting;

import eu.undersigned.editing.TextsView;
import java.util.List;
import java.util.Optional;

/// The letters of a campaign.
///
/// @param languages of the campaign, for a new letter
public record LettersView(List<Row> rows, List<TextsView.Choice> languages, boolean mayEdit, boolean mayDiscuss) {
    /// @param main code of the main text's language
    /// @param stage `drafting`, `open` or `delivered`; perhaps something else while the draft has errors
    /// @param day deadline, or when it was delivered, in words
    /// @param missing languages of the campaign in which there is none
    /// @param changed who changed it since it was published, and when
    public record Row(
            String slug,
            String title,
            String main,
            String stage,
            String day,
            List<Text> texts,
            List<String> missing,
            Optional<String> changed) {
        public boolean isDrafting() {
            return stage.equals(DraftLetter.DRAFTING);
        }
    }

    /// @param code of its language
    public record Text(String code, TextsView.Freshness freshness) {
        public boolean isStale() {
            return freshness == TextsView.Freshness.STALE;
        }
    }
}
