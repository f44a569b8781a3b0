package eu.undersigned.cosigning;

import java.util.List;
import java.util.Optional;

/// The console's page of organisations' signatures.
///
/// @param said what was just done; empty: nothing
/// @param letters by which it can be narrowed, the current one marked
/// @param tabs one for each state
/// @param missing organisations that signed a draft off and do not stand below the letter
/// @param countries how many stand below, by country
public record QueueView(
        String said,
        List<Choice> letters,
        List<Choice> tabs,
        List<Row> rows,
        Optional<String> earlier,
        Optional<String> later,
        List<Missing> missing,
        List<Count> countries,
        List<Reason> reasons) {
    public record Choice(String label, String path, boolean isCurrent) {}

    /// @param code of the title's language
    /// @param wording whether it signed off the one that is public
    /// @param state how far its signature has come
    public record Missing(String organisation, String letter, String code, String wording, String state) {}

    public record Count(String country, String number) {}

    public record Reason(String code, String words) {}

    /// @param facts what is known of it, in the order of the page
    /// @param alike others that may be the same organisation, as facts
    /// @param shown tells what is shown from what it may be a moment later
    /// @param others what accepting says of those below the letter: that they are other ones; empty: there are none
    /// @param members sentences on organisations of the coalition that it may be, or pass for
    /// @param coalition what accepting says of those: that somebody compared them; empty: there are none
    /// @param correction what the signatory asks for; empty: nothing
    /// @param print of that
    public record Row(
            String id,
            String title,
            List<Fact> facts,
            List<Alike> alike,
            String shown,
            String others,
            List<String> members,
            String coalition,
            boolean isWaiting,
            boolean isStanding,
            String correction,
            String print) {}

    public record Fact(String label, String value) {}

    public record Alike(String title, String state, String domain) {}
}
