package eu.undersigned.consultation;

import java.util.Locale;

/// How answers came.
public enum Source {
    ONLINE,
    /// On paper, entered by whoever collected them.
    SHEET;

    /// As the database and open data write it.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
