package eu.undersigned.mailing;

import eu.undersigned.mail.Delivery;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What is to be recorded of one attempt.
///
/// @param state S, B, U or F; empty: nothing was sent, and the letter waits again
/// @param attempts answers of "not now" so far
/// @param delay until the next attempt
record Settlement(Charge charge, LetterStore.Waiting letter, Optional<String> state, int attempts, Duration delay) {
    private static final Logger LOG = System.getLogger(Settlement.class.getName());
    /// After so many answers of "not now" nobody tries any more; the first wait is five minutes, the last forty.
    private static final int MOST_ATTEMPTS = 5;

    private static final Duration FIRST_DELAY = Duration.ofMinutes(5);

    static Settlement ended(Charge charge, LetterStore.Waiting letter, String state) {
        return new Settlement(charge, letter, Optional.of(state), 0, Duration.ZERO);
    }

    static Settlement of(Charge charge, LetterStore.Waiting letter, Delivery delivery) {
        return switch (delivery) {
            case Delivery.Accepted() -> ended(charge, letter, "S");
            case Delivery.Refused(int code) -> {
                LOG.log(Level.INFO, () -> "update to " + letter.signature() + " refused for good: SMTP " + code);
                yield ended(charge, letter, "B");
            }
            case Delivery.Unsure(String reason) -> {
                LOG.log(Level.WARNING, () -> "update to " + letter.signature() + " is unsure: " + reason);
                yield ended(charge, letter, "U");
            }
            case Delivery.Later(String reason) -> {
                LOG.log(Level.INFO, () -> "update to " + letter.signature() + " postponed: " + reason);
                yield later(charge, letter);
            }
            case Delivery.Away(String reason) -> {
                LOG.log(Level.WARNING, () -> "the mail server takes no updates now: " + reason);
                yield new Settlement(charge, letter, Optional.empty(), letter.attempts(), Duration.ZERO);
            }
        };
    }

    private static Settlement later(Charge charge, LetterStore.Waiting letter) {
        int attempts = letter.attempts() + 1;
        return attempts >= MOST_ATTEMPTS
                ? ended(charge, letter, "F")
                : new Settlement(
                        charge, letter, Optional.empty(), attempts, FIRST_DELAY.multipliedBy(1L << letter.attempts()));
    }

    void record(Handle transaction) {
        int mailing = charge.mailing().id();
        if (state.isPresent()) {
            RecipientStore.settle(transaction, mailing, letter.signature(), letter.triedAt(), state.get());
        } else if (RecipientStore.undo(transaction, mailing, letter.signature(), letter.triedAt())) {
            LetterStore.putBack(transaction, mailing, letter, attempts, delay);
        }
    }
}
