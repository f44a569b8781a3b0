package eu.undersigned.page;

import eu.undersigned.organisation.Colour;

/// The style sheet that dresses a page in an organisation's colour: as it is for what only decorates, in a shade that
/// can be read for buttons (4.5 to 1) and links (7 to 1), on light and on dark grounds.
final class PartnerColours {
    /// The grounds of `site.css`: `--paper` where light, `--sheet` where dark, which are the harder ones.
    private static final Colour LIGHT = new Colour(0xfa, 0xf7, 0xf2);
    private static final Colour DARK = new Colour(0x1b, 0x24, 0x38);
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
