package eu.undersigned.editing;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.editing.Difference.Kind;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static List<String> shown(Difference difference) {
        return difference.lines().stream()
                .map(line -> line.kind() + " " + line.text())
                .toList();
    }

    @Test
    void linesThatChangedStandUnderEachOther() {
        Difference difference = Difference.of("one\ntwo words here\nthree", "one\ntwo other here\nthree\nfour");
        assertThat(shown(difference))
                .containsExactly(
                        "SAME one", "REMOVED two words here", "ADDED two other here", "SAME three", "ADDED four");
        assertThat(difference.lines().get(1).parts())
                .containsExactly(
                        new Difference.Part("two ", false),
                        new Difference.Part("words", true),
                        new Difference.Part(" here", false));
        assertThat(difference.isEmpty()).isFalse();
    }

    @Test
    void whatIsFarFromAChangeIsLeftOut() {
        String before = String.join("\n", Collections.nCopies(50, "same")) + "\nlast";
        Difference difference = Difference.of(before, before.replace("last", "end"));
        assertThat(difference.lines()).hasSize(5);
        assertThat(difference.lines().getFirst().kind()).isEqualTo(Kind.GAP);
        assertThat(Difference.of(before, before).isEmpty()).isTrue();
    }

    @Test
    void whatIsTooLongIsNotCompared() {
        String long1 = String.join("\n", Collections.nCopies(3_000, "a"));
        assertThat(Difference.of(long1, "b").isTooLarge()).isTrue();
        assertThat(Difference.of(long1, "b").isEmpty()).isFalse();
    }
}
