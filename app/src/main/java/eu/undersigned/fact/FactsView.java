package eu.undersigned.fact;

import eu.undersigned.campaign.Fact.Spoken;
import eu.undersigned.statistics.ChartView;
import java.util.List;
import java.util.Optional;

/// What the page of facts shows.
///
/// @param csv path of all figures as a table
/// @param json path of the same with all that is known of them
public record FactsView(
        Optional<PaceView> pace, List<YearsView> charts, List<GroupView> groups, String csv, String json) {
    /// How many files a second.
    ///
    /// @param rate in words
    /// @param sum how it was computed
    /// @param exact the rate for a script
    /// @param running what the script says, with `{seconds}` and `{count}` in it
    public record PaceView(String rate, String words, String sum, SourceView source, String exact, String running) {}

    /// A chart with a bar for each year.
    ///
    /// @param id of its element
    /// @param title what is counted
    public record YearsView(String id, Spoken title, ChartView chart, List<SourceView> sources, List<NoteView> notes) {}

    /// How a year's figure was counted.
    public record NoteView(String years, Spoken text) {}

    /// Figures that speak of one thing: more than one where sources differ.
    public record GroupView(List<FactView> facts) {
        public boolean isConflict() {
            return facts.size() > 1;
        }
    }

    /// @param claim empty: nobody has said what the number means, so it stands with its id
    /// @param checking why it is not shown elsewhere
    public record FactView(
            String id,
            String value,
            Optional<Spoken> claim,
            SourceView source,
            Optional<Spoken> method,
            Optional<String> checking,
            List<CorrectionView> corrections) {}

    /// @param text with the date
    public record SourceView(String text, Optional<String> url) {}

    public record CorrectionView(String text, Optional<Spoken> reason) {}
}
