package eu.undersigned.mail;

import java.time.Instant;
import java.util.Optional;

/// One mail to one person.
///
/// @param id becomes the Message-ID's left part; the same for every attempt, so that a receiver can drop a double
/// @param html the same content as `text`
/// @param unsubscribe an `https` link that ends mails of this kind when something is posted to it, where that applies
///     (RFC 8058)
/// @param replyTo mailbox that answers go to; empty: the sender's
public record Message(
        String id,
        String to,
        String fromName,
        String subject,
        String text,
        String html,
        String language,
        Optional<String> unsubscribe,
        Optional<String> replyTo,
        Instant at) {
    /// A mail whose answers go to its sender.
    public Message(
            String id,
            String to,
            String fromName,
            String subject,
            String text,
            String html,
            String language,
            Optional<String> unsubscribe,
            Instant at) {
        this(id, to, fromName, subject, text, html, language, unsubscribe, Optional.empty(), at);
    }

    @Override
    public String toString() {
        return "Message[" + id + "]"; // everything else is personal data
    }
}
