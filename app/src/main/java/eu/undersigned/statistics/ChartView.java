package eu.undersigned.statistics;

import java.util.List;

/// A chart of bars, and the same as a table.
///
/// @param bars how many; each is 10 units wide, and the highest 100 units high
/// @param path of all bars, by SVG 2, section 9.3
/// @param description all that the picture says, in words
/// @param most the highest bar in words
/// @param first time of the first bar
/// @param rows newest first
public record ChartView(
        int bars, String path, String description, String most, String first, String last, List<Row> rows) {
    public record Row(String time, String count) {}

    /// A step of time with its count.
    record Bar(String time, long count) {}

    /// What a chart says about itself.
    @FunctionalInterface
    interface Words {
        String of(Bar most, long total);
    }

    /// @param bars oldest first, at least one
    static ChartView of(List<Bar> bars, Words description, Words most, eu.undersigned.i18n.Formats formats) {
        Bar highest = bars.getFirst();
        long total = 0;
        for (Bar bar : bars) {
            highest = bar.count > highest.count ? bar : highest;
            total += bar.count;
        }
        return new ChartView(
                bars.size(),
                path(bars, highest.count),
                description.of(highest, total),
                most.of(highest, total),
                bars.getFirst().time,
                bars.getLast().time,
                bars.reversed().stream()
                        .map(bar -> new Row(bar.time, formats.number(bar.count)))
                        .toList());
    }

    /// One path for all bars: a tenth of the bytes of as many rectangles. What is not nothing can be seen.
    private static String path(List<Bar> bars, long highest) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < bars.size(); i++) {
            long count = bars.get(i).count;
            if (count > 0) {
                long height = Math.max(1, Math.round(100.0 * count / highest));
                path.append("M").append(10 * i + 1).append(" 100V").append(100 - height);
                path.append("h8V100z");
            }
        }
        return path.toString();
    }
}
