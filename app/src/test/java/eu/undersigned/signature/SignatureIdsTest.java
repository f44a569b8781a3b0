package eu.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignatureIdsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

    private Instant now = NOON;
    private final SignatureIds ids = new SignatureIds(() -> now, new SecureRandom());

    @Test
    void areUuidsOfVersionSevenAndCarryTheirTime() {
        UUID id = ids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(SignatureIds.time(id)).isEqualTo(NOON);
    }

    @Test
    void runForwardWhenTheClockRunsBack() {
        Instant last = SignatureIds.time(ids.next());
        for (Duration step : List.of(Duration.ofMillis(-1), Duration.ofHours(-2), Duration.ofMinutes(1))) {
            now = now.plus(step);
            Instant next = SignatureIds.time(ids.next());
            assertThat(next).isAfterOrEqualTo(last);
            last = next;
        }
        now = NOON.plusSeconds(1);
        assertThat(SignatureIds.time(ids.next())).isEqualTo(now);
    }

    @Test
    void differInOneMillisecond() {
        Set<UUID> many = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(ids.next());
        }
        assertThat(many).hasSize(10_000);
    }

    @Test
    void aFloorLiesBetweenTheIdsBeforeItAndThoseFromItOn() {
        UUID floor = SignatureIds.floor(NOON);
        for (long bits : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThat(inDatabaseOrder(SignatureIds.at(NOON.minusMillis(1), bits, bits), floor))
                    .isNegative();
            assertThat(inDatabaseOrder(SignatureIds.at(NOON, bits, bits), floor))
                    .isPositive();
        }
    }

    @Test
    void keepTheirFormWhateverTheRandomBits() {
        List<UUID> made = new ArrayList<>();
        for (long bits : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            made.add(SignatureIds.at(NOON, bits, bits));
        }
        assertThat(made).allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(SignatureIds.time(id)).isEqualTo(NOON);
        });
    }

    /// PostgreSQL compares the bytes without a sign; Java's own order does not.
    private static int inDatabaseOrder(UUID one, UUID other) {
        return one.toString().compareTo(other.toString());
    }
}
