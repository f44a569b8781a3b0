package eu.undersigned.voice;

import java.util.Locale;

/// What may be done with a voice: its writer is asked for each.
public enum Use {
    /// Shown on the campaign's pages and in its feed.
    PAGE,
    /// Passed on to journalists.
    PRESS,
    /// Quoted in letters to lawmakers.
    LETTER;

    /// As it stands in forms, columns and message keys.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
