package eu.undersigned.moderation;

import eu.undersigned.consultation.OwnText;
import eu.undersigned.moderation.QueueView.Fact;
import eu.undersigned.moderation.QueueView.Tab;
import java.util.List;
import java.util.Optional;

/// A page of what children wrote in their own words.
///
/// @param state of those that are shown
/// @param page the number of this page
/// @param said what was just done; empty: nothing
/// @param place which rows these are, in words
/// @param sitting how many texts may be opened at one sitting
/// @param coordinators names of people to talk to
/// @param isLeftOut whether the question is not asked, since nobody could read the answers
/// @param questions by which the page's script names the question of an opened text
public record OwnWordsView(
        List<Tab> tabs,
        OwnText.State state,
        int page,
        String said,
        List<Row> rows,
        String place,
        Optional<String> earlier,
        Optional<String> later,
        int sitting,
        List<String> coordinators,
        boolean isLeftOut,
        List<Question> questions) {
    static final int ROWS = 25;

    /// @param consultation its slug
    /// @param language code of the form's, for the words; empty: unknown
    /// @param about what tells it from others when it is read out
    public record Row(
            String id,
            String consultation,
            String title,
            String language,
            String about,
            String state,
            List<Fact> facts) {}

    /// @param key consultation and question
    public record Question(String key, String words) {}

    /// The number of the first row.
    public int start() {
        return (page - 1) * ROWS + 1;
    }

    /// For the forms.
    public String code() {
        return state.code();
    }
}
