package eu.undersigned.outbox;

import eu.undersigned.mail.Message;
import java.time.Instant;

/// Puts letters into words, in the reader's language, when they are sent.
@FunctionalInterface
public interface Composer {
    Message compose(Letter letter, Instant at);
}
