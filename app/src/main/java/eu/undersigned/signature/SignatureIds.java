package eu.undersigned.signature;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// UUIDs of version 7: the time in milliseconds, then 74 random bits. They never run backwards on one node, even when
/// the clock does.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.7">RFC 9562, section 5.7</a>
public final class SignatureIds {
    private final InstantSource clock;
    private final SecureRandom random;
    private final AtomicLong latest = new AtomicLong();

    public SignatureIds(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    public UUID next() {
        long time = latest.accumulateAndGet(clock.millis(), Math::max);
        return id(time, random.nextLong(), random.nextLong());
    }

    /// An id as it would have been made at a time gone by.
    public static UUID at(Instant time, long high, long low) {
        return id(time.toEpochMilli(), high, low);
    }

    private static UUID id(long millis, long high, long low) {
        return new UUID(millis << 16 | 0x7000 | high & 0xFFF, low & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }

    /// The smallest id of a time: every id made earlier is smaller in PostgreSQL's order.
    public static UUID floor(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }

    /// When an id was made.
    public static Instant time(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
