package eu.undersigned.layout;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The letters of the pages, Latin, Greek and Cyrillic, for what is drawn or printed here.
public enum FontFile {
    REGULAR("sans-regular.ttf"),
    BOLD("sans-bold.ttf");

    private static final int NO_BREAK_SPACE = 0xa0;

    private final String file;

    static {
        System.setProperty("java.awt.headless", "true"); // whatever screens there are, none is drawn on
    }

    FontFile(String file) {
        this.file = file;
    }

    /// @throws IllegalStateException when it can't be read
    public byte[] bytes() {
        try (InputStream in = FontFile.class.getResourceAsStream("/share/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no font " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("the font " + file + " can't be read", e);
        }
    }

    /// A text without what a font has no shape for, such as emoji. A space that it doesn't know, such as the narrow one
    /// in French numbers, becomes one that doesn't break either.
    ///
    /// @param text its code points
    /// @param hasShape of code points
    /// @param instead stands in their place; may be empty
    public static String shown(IntStream text, IntPredicate hasShape, String instead) {
        StringBuilder shown = new StringBuilder();
        text.forEach(point -> {
            if (hasShape.test(point)) {
                shown.appendCodePoint(point);
            } else if (Character.isSpaceChar(point)) {
                shown.appendCodePoint(NO_BREAK_SPACE);
            } else {
                shown.append(instead);
            }
        });
        return shown.toString();
    }
}
