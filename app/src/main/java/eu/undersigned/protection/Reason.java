package eu.undersigned.protection;

import java.util.Locale;

/// Why a request was not accepted, though everything in the form was right. The words are in the public report, so
/// they never change their meaning.
enum Reason {
    /// Too many requests of one network.
    NETWORK_LIMIT,
    /// Too many requests of everybody together.
    CAMPAIGN_LIMIT,
    /// By a list that people keep.
    NETWORK,
    DOMAIN,
    MAILBOX,
    /// A service for throw-away addresses.
    DISPOSABLE,
    /// One more step was asked for first. Whoever took it was accepted.
    STEP,
    /// The step was not taken as asked: a wrong or used solution, or a ticket that had not waited.
    STEP_FAILED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
