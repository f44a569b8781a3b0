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
    /// Requests whose mailbox refused the mail, once each; second tries published as pending count like others.
    BOUNCED,
    /// Confirmed and invalid now, by reason: less again by those reinstated, or withdrawn while they were invalid.
    INVALIDATED,
    /// Ever reinstated.
    REINSTATED,
    /// Confirmed and still counting, by key.
    COUNTRY,
    LANGUAGE,
    ORGANISATION,
    /// Where the link came from: for the campaign's team, never published.
    SOURCE,
    /// Of confirmation, in UTC.
    DAY,
    HOUR;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
