package eu.undersigned.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayTest {
    private static final Instant REQUEST = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "-5, UNDER_1_MINUTE",
        "0, UNDER_1_MINUTE",
        "59, UNDER_1_MINUTE",
        "60, UNDER_5_MINUTES",
        "300, UNDER_15_MINUTES",
        "900, UNDER_1_HOUR",
        "3600, UNDER_6_HOURS",
        "21600, UNDER_1_DAY",
        "86400, UNDER_3_DAYS",
        "259200, LONGER",
        "1209600, LONGER"
    })
    void theStepIsTheFirstThatIsLongEnough(long seconds, Delay expected) {
        assertThat(Delay.between(REQUEST, REQUEST.plusSeconds(seconds))).isEqualTo(expected);
    }

    @Test
    void theDatabaseKnowsThemByTheirKeys() {
        for (Delay delay : Delay.values()) {
            assertThat(Delay.of(delay.key())).contains(delay);
        }
        assertThat(Delay.of("never")).isEmpty();
    }
}
