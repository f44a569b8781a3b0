package eu.undersigned.voice;

import java.util.Locale;

/// As what somebody speaks.
public enum Standing {
    SURVIVOR,
    /// Protects children, by profession or otherwise.
    SAFEGUARDER,
    SUPPORTER;

    /// As it stands in forms, columns and message keys.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How many moderators must release such a text.
    public int releasesNeeded() {
        return this == SURVIVOR ? 2 : 1;
    }
}
