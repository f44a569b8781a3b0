package eu.undersigned.confirmation;

import java.time.Instant;

/// An update that was sent to a signer.
///
/// @param subject in the language in which it was sent
public record SentUpdate(Instant at, String subject, Fate fate) {
    /// As far as the mail server said it.
    public enum Fate {
        /// The mail server took it.
        SENT,
        /// The mail server refused the mailbox for good.
        BOUNCED,
        /// It broke off before it said so; it is not sent again.
        UNSURE
    }
}
