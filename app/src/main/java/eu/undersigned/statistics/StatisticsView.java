package eu.undersigned.statistics;

import java.util.List;
import java.util.Optional;

/// What the statistics page shows.
///
/// @param at since when these counts stand
/// @param confirmed signatures verified here
/// @param days empty: nobody has confirmed yet, and so nothing else is shown either
/// @param organisations those through which most signed
/// @param integrity path of the page with which the numbers can be checked
public record StatisticsView(
        String at,
        String confirmed,
        Optional<ChartView> days,
        Optional<ChartView> hours,
        List<Share> languages,
        MapView map,
        List<Share> countries,
        List<Share> organisations,
        List<Download> downloads,
        String integrity) {
    /// A part of the whole.
    ///
    /// @param path of a page about it
    /// @param width of its bar; the largest part has 100
    public record Share(String name, Optional<String> path, String count, String share, int width) {}

    /// A table of the open data.
    public record Download(String label, String csv, String json) {}
}
