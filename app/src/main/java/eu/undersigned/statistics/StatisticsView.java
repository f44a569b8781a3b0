package eu.undersigned.statistics;

import eu.undersigned.i18n.Formats;
import eu.undersigned.layout.BarTable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
    public record Share(String name, Optional<String> path, String count, String share, int width) {
        /// All parts, the largest first.
        ///
        /// @param total the whole, of which each is a share
        public static <K extends Comparable<K>> List<Share> all(
                Map<K, Long> counts,
                long total,
                Function<K, String> name,
                Function<K, Optional<String>> path,
                Formats formats) {
            long most =
                    counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
            return counts.entrySet().stream()
                    .sorted(Map.Entry.<K, Long>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .map(entry -> new Share(
                            name.apply(entry.getKey()),
                            path.apply(entry.getKey()),
                            formats.number(entry.getValue()),
                            formats.percent(100.0 * entry.getValue() / Math.max(1, total), 1),
                            Math.clamp(100 * entry.getValue() / most, 1, 100)))
                    .toList();
        }

        /// @param column names what the parts are
        /// @param counted names what is counted
        /// @param share names a part of the whole
        public static BarTable table(List<Share> all, String column, String counted, String share) {
            return new BarTable(
                    List.of(column, counted, share),
                    all.stream()
                            .map(one -> new BarTable.Row(
                                    one.name,
                                    one.path,
                                    null,
                                    BarTable.bar(one.width),
                                    List.of(BarTable.Cell.of(one.count), BarTable.Cell.of(one.share))))
                            .toList());
        }
    }

    /// A table of the open data.
    public record Download(String label, String csv, String json) {}
}
