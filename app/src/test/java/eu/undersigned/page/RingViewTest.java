package eu.undersigned.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RingViewTest {
    @ParameterizedTest
    @CsvSource({
        // declared, confirmed, goal: ticks declared, ticks filled, part of the next
        "0, 0, 100000, 0, 0, 0",
        "50000, 0, 100000, 30, 30, 0",
        "50000, 25000, 100000, 30, 45, 0",
        "0, 1, 100000, 0, 0, 0.0006",
        "0, 2500, 100000, 0, 1, 0.5",
        "0, 99999, 100000, 0, 59, 0.9994",
        "50000, 50000, 100000, 30, 60, 0",
        "50000, 950000, 100000, 30, 60, 0",
        "500000, 0, 100000, 60, 60, 0",
        // Declared ones that end inside a tick fill the tick they mostly cover.
        "1000, 0, 60000, 1, 1, 0",
        "1500, 0, 60000, 2, 2, 0",
        "1400, 0, 60000, 1, 1, 0.4",
        "3, 0, 1, 60, 60, 0"
    })
    void showsTheShareOfTheGoal(long declared, long confirmed, long goal, int ofDeclared, int filled, double part) {
        RingView ring = RingView.of(declared, confirmed, goal);
        assertThat(ring.declared()).isEqualTo(ofDeclared);
        assertThat(ring.filled()).isEqualTo(filled);
        assertThat(ring.part()).isCloseTo(part, within(0.0001));
    }

    @Test
    void neverGoesBackAsPeopleConfirm() {
        double before = 0;
        for (long confirmed = 0; confirmed <= 60_000; confirmed += 97) {
            RingView ring = RingView.of(1500, confirmed, 60_000);
            assertThat(ring.filled() + ring.part()).isGreaterThanOrEqualTo(before);
            before = ring.filled() + ring.part();
        }
    }

    @Test
    void givesEachTickItsTone() {
        RingView ring = new RingView(2, 5, 0.5);
        assertThat(ring.tone(0)).isEqualTo("tick declared");
        assertThat(ring.tone(1)).isEqualTo("tick declared");
        assertThat(ring.tone(2)).isEqualTo("tick verified");
        assertThat(ring.tone(4)).isEqualTo("tick verified");
        assertThat(ring.tone(5)).isEqualTo("tick");
        assertThat(ring.partEnd()).isEqualTo("20.5");
        assertThat(ring.partAngle()).isEqualTo(30);
        assertThat(new RingView(0, 60, 0).partAngle()).isEqualTo(354);
    }
}
