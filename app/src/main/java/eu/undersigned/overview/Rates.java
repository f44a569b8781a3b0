package eu.undersigned.overview;

import eu.undersigned.i18n.Formats;

/// Shares in words.
final class Rates {
    /// Where there is nothing to take a share of.
    static final String NONE = "–";

    private Rates() {}

    static String percent(long part, long whole, Formats formats) {
        return whole <= 0 ? NONE : formats.percent(Math.min(100.0, 100.0 * part / whole), 1);
    }
}
