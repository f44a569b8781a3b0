package eu.undersigned.protection;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// A network, a domain or a mailbox that people let in, ask for one more step, or turn down.
///
/// @param value as it is compared: a CIDR, a domain, or a keyed hash in hexadecimal
/// @param madeBy number of the member
/// @param expiresAt empty: stands until somebody takes it away
record Rule(
        int id,
        int campaign,
        Verdict verdict,
        Kind kind,
        String value,
        String note,
        int madeBy,
        Instant madeAt,
        Optional<Instant> expiresAt) {
    enum Verdict {
        ALLOW,
        PUZZLE,
        BLOCK;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Kind {
        /// Such as `192.0.2.0/24`.
        NETWORK,
        /// A network of one day, known by its keyed hash alone.
        PRINT,
        DOMAIN,
        /// A domain and all below it.
        DOMAIN_TREE,
        /// A domain known by its keyed hash alone.
        DOMAIN_PRINT,
        /// A mailbox, by its keyed hash.
        MAILBOX;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether the value says something to people.
        boolean isReadable() {
            return switch (this) {
                case NETWORK, DOMAIN, DOMAIN_TREE -> true;
                case PRINT, DOMAIN_PRINT, MAILBOX -> false;
            };
        }
    }

    boolean holdsAt(Instant now) {
        return expiresAt.isEmpty() || expiresAt.get().isAfter(now);
    }
}
