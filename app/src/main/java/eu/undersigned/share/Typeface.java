package eu.undersigned.share;

import eu.undersigned.layout.FontFile;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

/// The letters of the pages, for drawing: Latin, Greek and Cyrillic.
///
/// @param regular in size 1
/// @param bold in size 1
record Typeface(Font regular, Font bold) {
    /// Letters as they lie on the plane, not on the grid of a screen: so that they look the same at every size.
    private static final FontRenderContext PLANE = new FontRenderContext(null, true, true);

    /// @throws IllegalStateException when this machine can't draw letters
    static Typeface load() {
        return new Typeface(font(FontFile.REGULAR), font(FontFile.BOLD));
    }

    private static Font font(FontFile file) {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file.bytes()))
                    .deriveFont(Map.of(TextAttribute.KERNING, TextAttribute.KERNING_ON));
        } catch (FontFormatException | IOException e) {
            throw new IllegalStateException("the font " + file + " can't be used", e);
        }
    }

    /// @param size of the font, in pixels
    TextLayout line(String text, boolean isBold, double size) {
        return new TextLayout(text, (isBold ? bold : regular).deriveFont((float) size), PLANE);
    }

    /// Without what the fonts have no letters for.
    String drawable(String text) {
        return FontFile.shown(text.codePoints(), bold::canDisplay, "").strip();
    }
}
