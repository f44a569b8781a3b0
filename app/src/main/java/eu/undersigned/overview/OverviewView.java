package eu.undersigned.overview;

import eu.undersigned.statistics.ChartView;
import eu.undersigned.statistics.MapView;
import java.util.List;
import java.util.Optional;

/// What an overview shows, of a campaign or of one organisation in it.
///
/// @param title of the page, and its heading
/// @param at since when these counts stand
/// @param notes sentences that belong above everything else
/// @param charts in the order in which they stand
/// @param delays empty: nothing was confirmed yet, or it is not shown here
/// @param forecast likewise
/// @param links to other pages
public record OverviewView(
        String title,
        String lead,
        String at,
        Filter filter,
        List<String> notes,
        List<Tile> tiles,
        List<Chart> charts,
        List<Step> delays,
        Optional<Files> delayFiles,
        List<Breakdown> breakdowns,
        Optional<String> forecast,
        List<Link> links) {
    /// The days that are shown.
    ///
    /// @param by what else the URL asks, kept when the days change
    public record Filter(String path, String from, String to, String by, boolean isFlawed) {}

    /// A number that matters.
    ///
    /// @param tone `good`, `warn`, `bad`, or nothing
    public record Tile(String number, String label, String note, String tone) {}

    /// @param part name of the bars where they are a part of something; the whole's is behind it
    public record Chart(
            String id, String title, String column, ChartView view, List<String> part, Optional<Files> files) {}

    /// The same to download.
    public record Files(String csv, String json) {}

    /// @param width of its bar; the largest has 100
    public record Step(String label, String count, String share, int width) {}

    /// Signatures told apart by something.
    ///
    /// @param choices by what else they can be told apart
    /// @param note how to read it
    public record Breakdown(
            String id,
            String title,
            List<Choice> choices,
            List<Column> columns,
            List<Row> rows,
            Optional<MapView> map,
            Optional<Files> files,
            String note) {}

    public record Choice(String label, String path, boolean isCurrent) {}

    /// @param order `ascending` or `descending` where the table is sorted by this column
    public record Column(String label, String path, Optional<String> order, boolean isNumber) {}

    /// @param cells behind the name, one for each column but the first
    public record Row(String name, Optional<String> path, List<String> cells, int width) {}

    public record Link(String label, String path) {}
}
