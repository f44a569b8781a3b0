package eu.undersigned.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.mailing.UpdateText.Flaw;
import org.junit.jupiter.api.Test;

class UpdateTextTest {
    @Test
    void whatIsTypedGetsUniformLineEnds() {
        assertThat(UpdateText.typed("  News  of\tus ", "one\r\ntwo\rthree\n"))
                .isEqualTo(new UpdateText("News of us", "one\ntwo\nthree"));
    }

    @Test
    void onlyTheNameMayStandInBraces() {
        assertThat(new UpdateText("For {name}", "Dear {name}").flaws()).isEmpty();
        assertThat(new UpdateText("For {nmae}", "Dear").flaws()).containsExactly(Flaw.PLACEHOLDER);
        assertThat(new UpdateText("A set { 1, 2 }", "is no placeholder").flaws())
                .isEmpty();
    }

    @Test
    void flawsAreNamedOneByOne() {
        assertThat(new UpdateText("", "").flaws()).containsExactly(Flaw.SUBJECT_MISSING, Flaw.BODY_MISSING);
        assertThat(new UpdateText("x".repeat(151), "y".repeat(8_001)).flaws())
                .containsExactly(Flaw.SUBJECT_LONG, Flaw.BODY_LONG);
        assertThat(new UpdateText("Bell\u0007", "turned \u202Earound").flaws()).containsExactly(Flaw.CONTROL);
        assertThat(new UpdateText("Two\nlines", "is fine in the text\nalone").flaws())
                .as("typed() folds them")
                .isEmpty();
    }

    @Test
    void theNameTakesItsPlaceAndNothingElseIsRead() {
        assertThat(new UpdateText("For {name}", "{name}, {name}").to("Ann $1 \\ {name}"))
                .isEqualTo(new UpdateText("For Ann $1 \\ {name}", "Ann $1 \\ {name}, Ann $1 \\ {name}"));
    }
}
