package eu.undersigned.tally;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// How long a signer took to confirm, in steps that say something about mail servers and people.
public enum Delay {
    UNDER_1_MINUTE(Duration.ofMinutes(1)),
    UNDER_5_MINUTES(Duration.ofMinutes(5)),
    UNDER_15_MINUTES(Duration.ofMinutes(15)),
    UNDER_1_HOUR(Duration.ofHours(1)),
    UNDER_6_HOURS(Duration.ofHours(6)),
    UNDER_1_DAY(Duration.ofDays(1)),
    UNDER_3_DAYS(Duration.ofDays(3)),
    LONGER(Duration.ofSeconds(Long.MAX_VALUE));

    private final Duration below;

    Delay(Duration below) {
        this.below = below;
    }

    /// A confirmation before the request comes from two clocks, and counts as one at once.
    static Delay between(Instant accepted, Instant confirmed) {
        Duration taken = Duration.between(accepted, confirmed);
        for (Delay delay : values()) {
            if (taken.compareTo(delay.below) < 0) {
                return delay;
            }
        }
        return LONGER;
    }

    /// As the database has it.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Delay> of(String key) {
        for (Delay delay : values()) {
            if (delay.key().equals(key)) {
                return Optional.of(delay);
            }
        }
        return Optional.empty();
    }
}
