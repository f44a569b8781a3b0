package eu.undersigned.voice;

import java.util.Locale;

/// Why a voice was not taken, as its writer is told.
public enum Reason {
    /// It names somebody, or tells them apart: publishing it could harm the writer or others.
    NAMES,
    /// It tells of a danger of this moment: others can act, we can't.
    DANGER,
    /// It is about something else.
    OTHER,
    /// It speaks of people in a way that could hurt them.
    HATE,
    /// Somebody who said that they wrote it, and lost the link, asked for it.
    ASKED;

    /// As it stands in forms, columns and message keys.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
