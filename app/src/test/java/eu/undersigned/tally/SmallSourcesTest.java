package eu.undersigned.tally;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.signature.Source;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SmallSourcesTest {
    private static Map<String, Long> folded(Map<String, Long> counts) {
        return SmallSources.folded(new TreeMap<>(counts));
    }

    @Test
    void theyStandTogetherInTens() {
        assertThat(folded(Map.of("newsletter", 10L, "radio", 9L, "poster", 9L, "only-ann", 1L)))
                .isEqualTo(Map.of("newsletter", 10L, SmallSources.OTHERS, 10L));
    }

    @Test
    void oneMoreIsNotSeen() {
        assertThat(folded(Map.of("radio", 9L, "poster", 4L)))
                .isEqualTo(folded(Map.of("radio", 9L, "poster", 4L, "only-ann", 1L)));
    }

    @Test
    void aSumThatIsSmallItselfIsNotTold() {
        assertThat(folded(Map.of("newsletter", 12L, "radio", 8L, "only-ann", 1L)))
                .isEqualTo(Map.of("newsletter", 12L));
    }

    @Test
    void noLinkCanSayTheNameOfTheirSum() {
        assertThat(Source.of(SmallSources.OTHERS, "")).isEmpty();
    }
}
