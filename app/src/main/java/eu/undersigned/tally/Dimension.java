package eu.undersigned.tally;

import java.util.Locale;

/// By what signatures are counted.
enum Dimension {
    /// Ever accepted as pending; less by corrections of unreachable mailboxes.
    ACCEPTED,
    /// Ever confirmed, whatever became of it later.
    CONFIRMED,
    EXPIRED,
    REJECTED,
    WITHDRAWN,
    /// Second tries published as pending.
    ECHOED,
    /// Confirmed and still counting, by key.
    COUNTRY,
    LANGUAGE,
    ORGANISATION,
    /// Of confirmation, in UTC.
    DAY,
    HOUR;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
