package eu.undersigned.consultation;

import java.util.Locale;

/// How answers came.
public enum Source {
    ONLINE,
    /// On paper, entered by whoever collected them.
    SHEET;

    /// The key of the message that names it.
    String message() {
        return switch (this) {
            case ONLINE -> "consultation.source.online";
            case SHEET -> "consultation.source.sheet";
        };
    }

    /// As the database and open data write it.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
