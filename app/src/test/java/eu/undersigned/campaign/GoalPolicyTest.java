package eu.undersigned.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalPolicyTest {
    private final GoalPolicy policy = new GoalPolicy(100_000, 95, List.of(250_000L, 500_000L, 1_000_000L));

    @ParameterizedTest
    @CsvSource({
        // signatures, goal now, goal then
        "0, 0, 100000",
        "0, 100000, 100000",
        "94999, 100000, 100000",
        "95000, 100000, 250000",
        "100000, 100000, 250000",
        "237499, 250000, 250000",
        "237500, 250000, 500000",
        // A flood passes several steps at once.
        "600000, 100000, 1000000",
        // Withdrawals never lower a goal.
        "10, 250000, 250000",
        // The last step stays however many sign.
        "5000000, 1000000, 1000000",
        "9223372036854775807, 1000000, 1000000",
        // The kit was changed: a goal that is no step any more still rises to the next one.
        "300000, 300000, 500000"
    })
    void raisesStepByStep(long signatures, long now, long then) {
        assertThat(policy.goalFor(signatures, now)).isEqualTo(then);
    }

    @Test
    void roundsTheThresholdUp() {
        GoalPolicy odd = new GoalPolicy(3, 50, List.of(10L));
        assertThat(odd.goalFor(1, 3)).isEqualTo(3);
        assertThat(odd.goalFor(2, 3)).isEqualTo(10);
    }

    @Test
    void saysItsRule() {
        assertThat(policy.rule()).isEqualTo("raise at 95 % to the next of [250000, 500000, 1000000]");
    }
}
