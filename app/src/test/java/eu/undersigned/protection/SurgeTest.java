package eu.undersigned.protection;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.protection.Policy.AttackMode;
import eu.undersigned.protection.Policy.Disposable;
import org.junit.jupiter.api.Test;

class SurgeTest {
    private static final Policy POLICY = new Policy(
            new LimitsConfig(30, 300, 50_000, 10_000, 600), Disposable.SIGNAL, AttackMode.AUTOMATIC, 10, 50_000);

    private final Surge surge = new Surge();

    private void seconds(int seconds, int requests, int refusals) {
        for (int second = 0; second < seconds; second++) {
            for (int i = 0; i < requests; i++) {
                surge.requested();
            }
            for (int i = 0; i < refusals; i++) {
                surge.refused();
            }
            surge.tick(false);
        }
    }

    @Test
    void aQuietCampaignIsCalm() {
        seconds(3_600, 1, 0);
        assertThat(surge.perMinute()).isEqualTo(60);
        assertThat(surge.cause(POLICY, 1)).isEmpty();
    }

    @Test
    void aSurgeIsNoticedWithinTenSeconds() {
        seconds(3_600, 1, 0);
        seconds(10, 20, 0);
        assertThat(surge.cause(POLICY, 1)).hasValue(Surge.Cause.SURGE);
        seconds(11, 1, 0);
        assertThat(surge.cause(POLICY, 1)).isEmpty();
    }

    @Test
    void whatIsUsualIsNoSurge() {
        seconds(4 * 3_600, 20, 0);
        assertThat(surge.usualPerMinute()).isBetween(1_150, 1_200);
        assertThat(surge.cause(POLICY, 1)).isEmpty();
        seconds(10, 250, 0);
        assertThat(surge.cause(POLICY, 1)).hasValue(Surge.Cause.SURGE);
    }

    @Test
    void manyRefusalsAreAnAttackOfTheirOwn() {
        seconds(10, 2, 2);
        assertThat(surge.cause(POLICY, 1)).hasValue(Surge.Cause.REFUSALS);
        seconds(10, 5, 2);
        assertThat(surge.cause(POLICY, 1)).as("most get through").isEmpty();
    }

    @Test
    void oneThatHasBegunGoesOnBelowTheThreshold() {
        seconds(10, 6, 0);
        assertThat(surge.cause(POLICY, 1)).isEmpty();
        assertThat(surge.cause(POLICY, 0.5)).isPresent();
    }
}
