package eu.undersigned.share;

import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Text in as large letters as its room allows, broken between words, never within one.
///
/// @param size of the font, in pixels
record TextBlock(List<TextLayout> lines, double size) {
    private static final double LINE_HEIGHT = 1.14;
    private static final double SMALLER = 0.96;
    /// Nobody reads smaller letters; only a word without an end comes here.
    private static final double SMALLEST = 2;

    /// @param width most, in pixels, like `height`
    /// @param size of the font, if it fits
    static TextBlock fit(
            Typeface typeface, String text, boolean isBold, double width, double height, int mostLines, double size) {
        String shown = typeface.drawable(text);
        if (shown.isEmpty()) {
            return new TextBlock(List.of(), size);
        }
        // Widths grow as sizes do, so words are measured once.
        List<Word> words = words(typeface, shown, isBold);
        for (double tried = size; ; tried *= SMALLER) {
            List<String> lines = lines(words, width / tried);
            boolean fits = lines.size() <= mostLines
                    && lines.size() * tried * LINE_HEIGHT <= height
                    && words.stream().allMatch(new Room(width / tried)::holds);
            if (fits || tried < SMALLEST) {
                double fitting = tried;
                return new TextBlock(
                        lines.stream()
                                .map(line -> typeface.line(line, isBold, fitting))
                                .toList(),
                        tried);
            }
        }
    }

    private record Room(double width) {
        boolean holds(Word word) {
            return word.width <= width;
        }
    }

    /// A word with the space behind it.
    ///
    /// @param width without that space, in a font of size 1, like `advance`, which is with it
    private record Word(String text, double width, double advance) {}

    private static List<Word> words(Typeface typeface, String text, boolean isBold) {
        List<Word> words = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            String word = text.substring(start, end);
            words.add(new Word(word, width(typeface, word.stripTrailing(), isBold), width(typeface, word, isBold)));
            start = end;
        }
        return words;
    }

    private static double width(Typeface typeface, String word, boolean isBold) {
        // In a large size: that of 1 is rounded.
        return word.isEmpty() ? 0 : typeface.line(word, isBold, 100).getAdvance() / 100;
    }

    private static List<String> lines(List<Word> words, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        double used = 0;
        for (Word word : words) {
            if (used > 0 && used + word.width > width) {
                lines.add(line.toString().strip());
                line.setLength(0);
                used = 0;
            }
            line.append(word.text);
            used += word.advance;
        }
        lines.add(line.toString().strip());
        return lines;
    }

    double height() {
        return lines.size() * size * LINE_HEIGHT;
    }

    /// @param left of the lines
    /// @param top of the first line
    void draw(Graphics2D graphics, double left, double top) {
        double baseline = top + size * 0.95;
        for (TextLayout line : lines) {
            line.draw(graphics, (float) left, (float) baseline);
            baseline += size * LINE_HEIGHT;
        }
    }

    /// @param middle of the lines
    void drawCentred(Graphics2D graphics, double middle, double top) {
        double baseline = top + size * 0.95;
        for (TextLayout line : lines) {
            line.draw(graphics, (float) (middle - line.getAdvance() / 2), (float) baseline);
            baseline += size * LINE_HEIGHT;
        }
    }
}
