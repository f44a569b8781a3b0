package eu.undersigned.mailing;

import eu.undersigned.config.Settings;

/// How updates leave.
///
/// @param connections SMTP connections at once, beside those of all other mail
/// @param perHour most mails an hour of one mailing; a mailing may ask for fewer
/// @param perDomain most mails an hour of one mailing to mailboxes of one domain
/// @param window letters that may wait at once, and so can be read by whoever holds database and secrets
public record MailingConfig(int connections, int perHour, int perDomain, int window) {
    public static MailingConfig from(Settings settings) {
        return new MailingConfig(
                settings.integer("mailing.connections", 2, 1, 32),
                settings.integer("mailing.per.hour", 20_000, 1, 10_000_000),
                settings.integer("mailing.per.domain", 4_000, 1, 10_000_000),
                settings.integer("mailing.window", 5_000, 10, 100_000));
    }
}
