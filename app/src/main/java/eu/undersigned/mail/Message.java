package eu.undersigned.mail;

import java.time.Instant;
import java.util.Optional;

/// One mail to one person.
///
/// @param id becomes the Message-ID's left part; the same for every attempt, so that a receiver can drop a double
/// @param html the same content as `text`
/// @param unsubscribe a link that ends mails of this kind, where that applies
public record Message(
        String id,
        String to,
        String fromName,
        String subject,
        String text,
        String html,
        String language,
        Optional<String> unsubscribe,
        Instant at) {
    @Override
    public String toString() {
        return "Message[" + id + "]"; // everything else is personal data
    }
}
