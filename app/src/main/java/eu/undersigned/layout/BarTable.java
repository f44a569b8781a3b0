package eu.undersigned.layout;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A table of numbers with a bar to each number that is a share of something. The bars say nothing that the numbers do
/// not say.
///
/// @param columns their names; the first is that of what the rows are
public record BarTable(List<String> columns, List<Row> rows) {
    public BarTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// @param path of a page about it
    /// @param lang code of the name's language, when that is not the page's
    /// @param bar under the name, where the whole row has one
    public record Row(
            String name, Optional<String> path, @Nullable String lang, Optional<String> bar, List<Cell> cells) {}

    /// @param detail smaller, under the text; often empty
    /// @param bar under both
    public record Cell(String text, String detail, Optional<String> bar) {
        public static Cell of(String text) {
            return new Cell(text, "", Optional.empty());
        }
    }

    /// The width of a bar.
    ///
    /// @param percent 0 to 100
    public static Optional<String> bar(double percent) {
        return Optional.of(String.format(Locale.ROOT, "%.1f", Math.clamp(percent, 0, 100)));
    }
}
