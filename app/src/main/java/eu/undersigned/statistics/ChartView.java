package eu.undersigned.statistics;

import eu.undersigned.i18n.Formats;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/// A chart of bars, and the same as a table.
///
/// @param bars how many; each is 10 units wide, and the highest 100 units high
/// @param path of all bars, by SVG 2, section 9.3
/// @param behind path of what the bars are a part of, drawn behind them
/// @param description all that the picture says, in words
/// @param most the highest bar in words
/// @param first time of the first bar
/// @param columns names of the numbers in a row
/// @param rows newest first
public record ChartView(
        int bars,
        String path,
        Optional<String> behind,
        String description,
        String most,
        String first,
        String last,
        List<String> columns,
        List<Row> rows) {
    private static final int MOST_NAMED = 8;

    /// @param counts as many as there are columns
    public record Row(String time, List<String> counts) {}

    /// A step of time with its count.
    ///
    /// @param whole what the count is a part of; never less than it
    /// @param isKnown false: nobody knows the count, which is not the same as none
    public record Bar(String time, long count, Optional<Long> whole, boolean isKnown) {
        public Bar(String time, long count, Optional<Long> whole) {
            this(time, count, whole, true);
        }

        public Bar(String time, long count) {
            this(time, count, Optional.empty());
        }

        public static Bar unknown(String time) {
            return new Bar(time, 0, Optional.empty(), false);
        }

        private long height() {
            return Math.max(count, whole.orElse(0L));
        }
    }

    /// What a chart says about itself.
    @FunctionalInterface
    public interface Words {
        String of(Bar most, long total);
    }

    /// The sentences and names of a chart.
    ///
    /// @param columns of the table: the count's, and after it the whole's where there is one
    public record Captions(Words description, Words most, List<String> columns) {}

    /// @param bars oldest first, at least one; either all have a whole or none has
    public static ChartView of(List<Bar> bars, Captions captions, Formats formats) {
        return of(bars, captions, formats::number);
    }

    /// @param words of a number in the table
    public static ChartView of(List<Bar> bars, Captions captions, LongFunction<String> words) {
        Bar highest = bars.getFirst();
        long scale = 0;
        long total = 0;
        for (Bar bar : bars) {
            highest = bar.count > highest.count ? bar : highest;
            scale = Math.max(scale, bar.height());
            total += bar.count;
        }
        long top = scale;
        return new ChartView(
                bars.size(),
                path(bars.stream().map(Bar::count).toList(), top),
                bars.getFirst()
                        .whole
                        .map(_ -> path(bars.stream().map(Bar::height).toList(), top)),
                captions.description.of(highest, total),
                captions.most.of(highest, total),
                bars.getFirst().time,
                bars.getLast().time,
                captions.columns,
                bars.reversed().stream().map(bar -> row(bar, words)).toList());
    }

    private static Row row(Bar bar, LongFunction<String> words) {
        String count = bar.isKnown ? words.apply(bar.count) : "–";
        return new Row(
                bar.time,
                bar.whole.map(whole -> List.of(count, words.apply(whole))).orElseGet(() -> List.of(count)));
    }

    /// The bars that a reader can tell apart, each to be named below it, oldest first; none where they are many.
    public List<Row> named() {
        return bars <= MOST_NAMED ? rows.reversed() : List.of();
    }

    /// One path for all bars: a tenth of the bytes of as many rectangles. What is not nothing can be seen.
    private static String path(List<Long> counts, long highest) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < counts.size(); i++) {
            long count = counts.get(i);
            if (count > 0) {
                long height = Math.max(1, Math.round(100.0 * count / highest));
                path.append("M").append(10 * i + 1).append(" 100V").append(100 - height);
                path.append("h8V100z");
            }
        }
        return path.toString();
    }
}
