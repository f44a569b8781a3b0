package eu.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {
    @ParameterizedTest
    @CsvSource(
            value = {
                "newsletter, g2, newsletter, 2",
                "' Newsletter-7 ', 9, newsletter-7, 9",
                "x, , x, 0",
                "x, '', x, 0",
                "x, g0, x, 0",
                "x, 0, x, 0",
                "x, g10, x, 0",
                "x, g-1, x, 0",
                "x, banner, x, 0",
                "x, '<b>', x, 0",
                "x, g٢, x, 0",
            })
    void isReadFromALink(String word, String generation, String found, int number) {
        assertThat(Source.of(word, generation)).contains(new Source(found, number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "<b>", "é", "a&b", "a\nb", "12345678901234567890123456789012345678901"})
    void noWordIsNoSource(String word) {
        assertThat(Source.of(word, "g1")).isEmpty();
        assertThat(Source.of(null, "g1")).isEmpty();
    }

    @Test
    void passingOnCountsAndStopsAtNine() {
        int generation = 0;
        for (int i = 1; i <= 20; i++) {
            Source passedOn = Source.passedOn("x", generation);
            assertThat(passedOn).isEqualTo(new Source("x", Math.min(9, i)));
            generation = Source.generation("g" + passedOn.generation());
        }
    }

    @Test
    void whatItWritesItReads() {
        for (int generation = 0; generation <= 9; generation++) {
            Source source = new Source("a.b_c-1", generation);
            String[] parts = source.query().split("&utm_content=", 2);
            assertThat(Source.of(parts[0].replace("utm_source=", ""), parts.length > 1 ? parts[1] : null))
                    .isEqualTo(Optional.of(source));
        }
    }
}
