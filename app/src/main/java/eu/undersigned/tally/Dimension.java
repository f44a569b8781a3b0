package eu.undersigned.tally;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

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
    /// Of confirmation, in UTC.
    DAY,
    HOUR,

    /// What follows is for those who run the campaign, and never published. Requests by the hour in which they
    /// came; second tries that are published as pending count like others, so that nobody can tell from it who
    /// had signed.
    ACCEPTED_HOUR,
    /// Ever confirmed, by the hour of the request.
    CONFIRMED_OF_HOUR,
    /// Confirmed and still counting, by where the link came from.
    SOURCE,
    /// Ever confirmed, by [Delay].
    DELAY,
    /// Confirmed and still counting, by day and attribute, such as `2026-11-21 DE`.
    COUNTRY_DAY,
    LANGUAGE_DAY,
    SOURCE_DAY,
    /// The same of one organisation, such as `7 2026-11-21` and `7 DE`.
    ORGANISATION_DAY,
    ORGANISATION_COUNTRY,
    ORGANISATION_LANGUAGE,
    ORGANISATION_SOURCE,
    /// Confirmed and still counting, by links that had been passed on: how often, and the place for which the last was
    /// made, such as `2 whatsapp`.
    GENERATION;

    /// Those that have one number a campaign, or few.
    static final Set<Dimension> TOTALS = EnumSet.range(ACCEPTED, REINSTATED);

    /// Those of which the published counts are made.
    static final Set<Dimension> PUBLISHED = EnumSet.range(ACCEPTED, HOUR);

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
