package eu.undersigned.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColourTest {
    @Test
    void contrastIsThatOfTheAccessibilityGuidelines() {
        assertThat(Colour.BLACK.contrast(Colour.WHITE)).isEqualTo(21, within(0.001));
        assertThat(new Colour(0x77, 0x77, 0x77).contrast(Colour.WHITE)).isEqualTo(4.48, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#ffff00", "#f5a524", "#0b6e69", "#000000", "#ffffff", "#ff0000", "#00ff88"})
    void everyColourBecomesReadable(String text) {
        Colour colour = Colour.parse(text).orElseThrow();
        assertThat(colour.readable(Colour.WHITE, Colour.BLACK, 7).contrast(Colour.WHITE))
                .isGreaterThanOrEqualTo(7);
        assertThat(colour.readable(Colour.BLACK, Colour.WHITE, 7).contrast(Colour.BLACK))
                .isGreaterThanOrEqualTo(7);
    }

    @Test
    void aReadableColourStaysAsItIs() {
        Colour teal = new Colour(0x0b, 0x6e, 0x69);
        assertThat(teal.readable(Colour.WHITE, Colour.BLACK, 4.5)).isEqualTo(teal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "#12345", "#1234567", "0b6e69", "#0b6e6g", "url(x)"})
    void anythingElseIsNoColour(String text) {
        assertThat(Colour.parse(text)).isEmpty();
    }
}
