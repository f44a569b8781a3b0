package eu.undersigned.protection;

import eu.undersigned.secrets.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// Tickets for those whose browser solves no puzzles: good for one signature of one network, once they are old enough.
final class Tickets {
    /// What a script loses by it is more than what a person does.
    static final Duration WAIT = Duration.ofSeconds(30);

    private static final Duration LIFE = Duration.ofHours(2);
    private static final int RANDOM_BYTES = 9;
    private static final int HASH_BYTES = 16;

    private final KeyedHash hash;
    private final SecureRandom random;

    Tickets(KeyedHash hash, SecureRandom random) {
        this.hash = hash;
        this.random = random;
    }

    /// @param since when it was handed out
    record Ticket(String id, Instant since) {
        /// How long it must still wait: zero when it is old enough.
        Duration remaining(Instant now) {
            Duration left = Duration.between(now, since.plus(WAIT));
            return left.isNegative() ? Duration.ZERO : left;
        }

        Instant expiresAt() {
            return since.plus(LIFE);
        }
    }

    String make(int campaign, byte[] network, Instant now) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String text = now.getEpochSecond() + "." + HexFormat.of().formatHex(bytes);
        return text + "." + signature(text, campaign, network);
    }

    /// Empty when it is none of ours, belongs to another campaign or network, or is too old.
    Optional<Ticket> read(String ticket, int campaign, byte[] network, Instant now) {
        String[] parts = ticket.split("\\.", -1);
        if (ticket.length() > 100 || parts.length != 3 || !parts[0].matches("[0-9]{1,12}")) {
            return Optional.empty();
        }
        String expected = signature(parts[0] + "." + parts[1], campaign, network);
        if (!MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), parts[2].getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        Ticket read = new Ticket("t" + parts[1], Instant.ofEpochSecond(Long.parseLong(parts[0])));
        return read.expiresAt().isAfter(now) ? Optional.of(read) : Optional.empty();
    }

    private String signature(String text, int campaign, byte[] network) {
        byte[] whole = hash.of("ticket", text, campaign + "", HexFormat.of().formatHex(network));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, HASH_BYTES));
    }
}
