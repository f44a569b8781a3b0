package eu.undersigned.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What a browser was asked and has not answered yet. Each is good for one answer, of one kind, from the
/// browser that was asked (which holds the ticket in a cookie), for five minutes; so an answer that was
/// overheard is worth nothing.
///
/// A clock that jumps ends them early; the person is asked once more. One that jumps back makes none live
/// longer.
final class Challenges {
    static final Duration LIFE = Duration.ofMinutes(5);
    /// Clocks of several nodes may differ by this much.
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final SecureRandom random;
    private final InstantSource clock;

    Challenges(SecureRandom random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    /// What the answer is for.
    enum Purpose {
        /// A member signs in.
        SIGN_IN,
        /// A member who is signed in shows once more that it is them.
        CONFIRM,
        /// A member adds a passkey.
        ADD,
        /// Somebody follows an invitation.
        WELCOME,
        /// A member comes back with a recovery code.
        RECOVER,
        /// A member signs in through their organisation.
        FEDERATED
    }

    /// @param member who is to answer; empty: whoever does says so
    /// @param handle 32 bytes by which a device finds a member
    /// @param detail what else the answer has to fit, such as an invitation
    record Challenge(byte[] bytes, Optional<Integer> member, byte[] handle, String detail) {
        @Override
        public String toString() {
            return "Challenge[hidden]";
        }
    }

    /// @param ticket for the browser's cookie
    record Started(String ticket, Challenge challenge) {
        @Override
        public String toString() {
            return "Started[hidden]";
        }
    }

    Started start(
            Handle transaction, Purpose purpose, Optional<Integer> member, Optional<byte[]> handle, String detail) {
        Challenge challenge =
                new Challenge(Tokens.bytes(random), member, handle.orElseGet(() -> Tokens.bytes(random)), detail);
        String ticket = Tokens.make(random);
        Instant now = clock.instant();
        ChallengeStore.tidy(transaction, now.minus(LIFE), now.plus(SKEW));
        ChallengeStore.put(transaction, Tokens.hash(ticket), purpose, challenge, now);
        return new Started(ticket, challenge);
    }

    /// The challenge behind the ticket, which is gone from then on whatever the answer is worth.
    Optional<Challenge> take(Handle transaction, Purpose purpose, String ticket) {
        Instant now = clock.instant();
        return ChallengeStore.take(transaction, Tokens.hash(ticket))
                .filter(row -> row.purpose() == purpose)
                .filter(row -> row.at().isAfter(now.minus(LIFE)) && row.at().isBefore(now.plus(SKEW)))
                .map(ChallengeStore.Row::challenge);
    }
}
