package eu.undersigned.moderation;

import eu.undersigned.i18n.Formats.Country;
import eu.undersigned.voice.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A page of the queue.
///
/// @param state code of the one that is shown
/// @param page the number of this page
/// @param said what was just done; empty: nothing
/// @param place which rows these are, in words
/// @param canRead whether there is something to open here
/// @param sitting how many texts may be opened at one sitting
/// @param coordinators names of people to talk to
/// @param closed why nobody can leave a voice now; empty: everybody can
/// @param rulesPath where that is changed; empty where the member can't look
/// @param countries for a wording
public record QueueView(
        List<Tab> tabs,
        String state,
        int page,
        String said,
        List<Row> rows,
        String place,
        Optional<String> earlier,
        Optional<String> later,
        boolean canRead,
        int sitting,
        List<String> coordinators,
        String closed,
        String rulesPath,
        List<Country> countries) {
    /// A state, and how many voices are in it.
    public record Tab(String label, String count, String path, boolean isCurrent) {}

    /// @param language code of the one in which it is written
    /// @param about what tells it from others when it is read out
    /// @param notes of what it tells; empty where its writer ticked nothing
    /// @param text as everybody reads it; empty where it is sealed or erased
    public record Row(
            String id,
            String title,
            String language,
            String about,
            String notes,
            String state,
            List<Fact> facts,
            boolean isOpenable,
            boolean isDeclinable,
            Optional<Text> text) {}

    /// @param name by which the page's script finds it
    public record Fact(String name, String label, String value) {}

    /// @param who whose words these are
    /// @param translations in how many other languages it can be read
    public record Text(String who, List<String> paragraphs, String translations, String path) {}

    /// The number of the first row.
    public int start() {
        return (page - 1) * QueueQuery.ROWS + 1;
    }

    /// Why a voice may be declined.
    ///
    /// @param told what its writer reads
    public record Because(String code, String label, String told) {}

    public static List<Because> reasons() {
        return Arrays.stream(Reason.values())
                .map(reason -> new Because(reason.code(), VoiceWords.reason(reason), VoiceWords.told(reason)))
                .toList();
    }
}
