package eu.undersigned.share;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/// The letters of the pages, for drawing: Latin, Greek and Cyrillic.
///
/// @param regular in size 1
/// @param bold in size 1
record Typeface(Font regular, Font bold) {
    /// Letters as they lie on the plane, not on the grid of a screen: so that they look the same at every size.
    private static final FontRenderContext PLANE = new FontRenderContext(null, true, true);

    private static final int NO_BREAK_SPACE = 0xa0;

    /// @throws IllegalStateException when this machine can't draw letters
    static Typeface load() {
        System.setProperty("java.awt.headless", "true"); // whatever screens there are, none is drawn on
        return new Typeface(font("sans-regular.ttf"), font("sans-bold.ttf"));
    }

    private static Font font(String name) {
        try (InputStream file = Typeface.class.getResourceAsStream("/share/" + name)) {
            if (file == null) {
                throw new IllegalStateException("no font " + name);
            }
            return Font.createFont(Font.TRUETYPE_FONT, file)
                    .deriveFont(Map.of(TextAttribute.KERNING, TextAttribute.KERNING_ON));
        } catch (FontFormatException | IOException e) {
            throw new IllegalStateException("the font " + name + " can't be used", e);
        }
    }

    /// @param size of the font, in pixels
    TextLayout line(String text, boolean isBold, double size) {
        return new TextLayout(text, (isBold ? bold : regular).deriveFont((float) size), PLANE);
    }

    /// Without what the fonts have no letters for, such as emoji. A space that they don't know, such as the narrow one
    /// in
    /// French numbers, becomes one that doesn't break either.
    String drawable(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .map(point -> Character.isSpaceChar(point) && !bold.canDisplay(point) ? NO_BREAK_SPACE : point)
                .filter(bold::canDisplay)
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }
}
