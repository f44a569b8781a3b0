package eu.undersigned.page;

import eu.undersigned.organisation.Colour;

/// The style sheet that dresses a page in an organisation's colour: as it is for what only decorates, in a shade that
/// can be read for buttons (4.5 to 1) and links (7 to 1), on light and on dark grounds.
final class PartnerColours {
    /// The grounds of `site.css` on which it is hardest to stand out: those of notes, where light and where dark.
    private static final Colour LIGHT = new Colour(0xfd, 0xf1, 0xdc);
    private static final Colour DARK = new Colour(0x3a, 0x2f, 0x18);
    private static final double BUTTON = 4.5;
    private static final double TEXT = 7;

    private PartnerColours() {}

    static String of(Colour colour) {
        return ":root {\n"
                + "  --partner: #" + colour.hex() + ";\n"
                + "  --action: " + shades(colour, BUTTON) + ";\n"
                + "  --link: " + shades(colour, TEXT) + ";\n"
                + "}\n";
    }

    private static String shades(Colour colour, double contrast) {
        return "light-dark(#" + colour.readable(LIGHT, Colour.BLACK, contrast).hex() + ", #"
                + colour.readable(DARK, Colour.WHITE, contrast).hex() + ")";
    }
}
