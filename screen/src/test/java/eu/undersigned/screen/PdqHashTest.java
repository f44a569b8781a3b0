package eu.undersigned.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdqHashTest {
    private static final String DIGITS =
            "8000000000000000" + "0000000000000000" + "00000000000000f0" + "0000000000000003";

    @Test
    void isReadAndWrittenWithTheHighestBitFirst() {
        PdqHash hash = PdqHash.parse(DIGITS);
        assertThat(hash).isEqualTo(new PdqHash(3, 0xf0, 0, Long.MIN_VALUE)).hasToString(DIGITS);
        assertThat(PdqHash.parse(DIGITS.toUpperCase(java.util.Locale.ROOT))).isEqualTo(hash);
    }

    @Test
    void distanceCountsBits() {
        PdqHash hash = PdqHash.parse(DIGITS);
        assertThat(hash.distance(hash)).isZero();
        assertThat(hash.distance(new PdqHash(0, 0, 0, 0))).isEqualTo(7);
        assertThat(hash.distance(new PdqHash(~3L, ~0xf0L, ~0L, Long.MAX_VALUE))).isEqualTo(256);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "zz00000000000000000000000000000000000000000000000000000000000000", "+0"})
    void anythingElseIsRefused(String digits) {
        assertThatThrownBy(() -> PdqHash.parse(digits)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PdqHash.parse(DIGITS + "0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PdqHash.parse("-" + DIGITS.substring(1))).isInstanceOf(IllegalArgumentException.class);
    }
}
