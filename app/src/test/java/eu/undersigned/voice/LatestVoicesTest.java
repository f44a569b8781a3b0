package eu.undersigned.voice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The beginning of a voice is whole words, in any script.
class LatestVoicesTest {
    private static final int LONGEST = 280;

    @Test
    void aShortTextStaysWhole() {
        String longest = "w".repeat(LONGEST);
        assertThat(LatestVoices.beginning(longest)).isEqualTo(longest);
        assertThat(LatestVoices.beginning("𝒜".repeat(LONGEST)))
                .as("characters, not pieces of them")
                .isEqualTo("𝒜".repeat(LONGEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"word ", "мова ", "λέξη, ", "long-winded ", "ένα "})
    void aLongOneEndsBehindAWord(String word) {
        String text = word.repeat(100).strip();
        String beginning = LatestVoices.beginning(text);
        assertThat(beginning).endsWith("…").hasSizeBetween(LONGEST - word.length(), LONGEST + 1);
        String kept = beginning.substring(0, beginning.length() - 1);
        assertThat(text).startsWith(kept);
        assertThat(text.substring(kept.length())).matches("(?s)[ -].*|" + word.strip() + ".*");
    }

    @Test
    void wordsWithoutSpacesAreCutWhereALineMayBreak() {
        assertThat(LatestVoices.beginning("話すことができた。".repeat(60))).endsWith("…").hasSizeBetween(200, LONGEST + 1);
    }

    @Test
    void oneEndlessWordIsCutAnyhow() {
        assertThat(LatestVoices.beginning("w".repeat(4000))).isEqualTo("w".repeat(LONGEST) + "…");
        assertThat(LatestVoices.beginning("𝒜".repeat(4000))).isEqualTo("𝒜".repeat(LONGEST) + "…");
    }
}
