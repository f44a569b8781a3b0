package eu.undersigned.organisation;

import java.util.Locale;
import java.util.Optional;

/// A colour of an organisation, and shades of it in which text can be read.
///
/// @param red 0 to 255, like the others
public record Colour(int red, int green, int blue) {
    public static final Colour WHITE = new Colour(255, 255, 255);
    public static final Colour BLACK = new Colour(0, 0, 0);
    private static final int STEPS = 50;

    /// From `#rrggbb`.
    public static Optional<Colour> parse(String text) {
        if (!text.matches("#[0-9a-fA-F]{6}")) {
            return Optional.empty();
        }
        int value = Integer.parseInt(text.substring(1), 16);
        return Optional.of(new Colour(value >> 16, value >> 8 & 0xff, value & 0xff));
    }

    /// `rrggbb`, in small letters.
    public String hex() {
        return String.format(Locale.ROOT, "%02x%02x%02x", red, green, blue);
    }

    /// Contrast to another colour, 1 to 21 (WCAG 2.2, "contrast ratio").
    public double contrast(Colour other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    /// This colour, moved towards `to` only as far as it takes to stand out from `ground` by at least `contrast`.
    public Colour readable(Colour ground, Colour to, double contrast) {
        Colour shade = this;
        for (int step = 1; shade.contrast(ground) < contrast && step <= STEPS; step++) {
            shade = mix(to, (double) step / STEPS);
        }
        return shade;
    }

    private Colour mix(Colour to, double part) {
        return new Colour(mix(red, to.red, part), mix(green, to.green, part), mix(blue, to.blue, part));
    }

    private static int mix(int from, int to, double part) {
        return (int) Math.round(from + (to - from) * part);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
