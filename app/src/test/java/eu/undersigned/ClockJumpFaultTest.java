package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The machine's clock is set back, or forth, while the application runs.
class ClockJumpFaultTest {
    @Test
    void anHourBackwardsHurtsNobody() {
        try (TestApplication application = TestApplication.start()) {
            TestMail before = application.signed("Before The Jump", "before@jump.example");
            application.clock.move(Duration.ofHours(-1));
            assertThat(application.confirm(before).statusCode())
                    .as("signed an hour in the future")
                    .isEqualTo(303);
            TestMail after = application.counted("After The Jump", "after@jump.example");
            assertThat(application.get(after.minePath()).body()).contains("After The Jump");
            TestMail again = application.signed("After The Jump", "after@jump.example");
            assertThat(again.hasLink("confirm")).isFalse();
            application.counts("both", counts -> counts.get("confirmed").asLong() == 2);
            assertThat(application.number("SELECT count(DISTINCT id) FROM signature"))
                    .isEqualTo(2);
        }
    }

    @Test
    void aDayForwardsAndBackAgainExpiresNothing() {
        try (TestApplication application = TestApplication.start()) {
            TestMail mail = application.signed("Patient", "patient@jump.example");
            application.clock.move(Duration.ofDays(1));
            application.signed("In Between", "between@jump.example");
            application.clock.move(Duration.ofDays(-1));
            assertThat(application.confirm(mail).statusCode()).isEqualTo(303);
            assertThat(application.counted("Later", "later@jump.example").to()).isEqualTo("later@jump.example");
            assertThat(application.signatures()).isEqualTo(3);
        }
    }
}
