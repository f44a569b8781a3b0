package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bob and Bea share a mailbox: two people may sign with it, a third can't.
class BobSharesAMailboxStoryTest extends OneApplication {
    private static final Texts ENGLISH = Texts.in(Language.EN);

    @Test
    void bothCountAndEachHasALinkOfTheirOwn() {
        TestMail bob = application.counted("Bob Baker", "bakers@home.example");
        long confirmed = application.tally("confirmed");
        TestMail bea = application.counted("Bea Baker", "bakers@home.example");
        assertThat(application.tally("confirmed")).isEqualTo(confirmed + 1);
        assertThat(bea.subject()).isEqualTo(bob.subject());
        assertThat(application.get(bob.minePath()).body()).contains("Bob Baker").doesNotContain("Bea Baker");
        assertThat(application.get(bea.minePath()).body()).contains("Bea Baker").doesNotContain("Bob Baker");
    }

    @Test
    void bothMaySignBeforeEitherConfirms() {
        TestMail one = application.signed("Ben Quick", "quick@home.example");
        TestMail two = application.signed("Bo Quick", "quick@home.example");
        long confirmed = application.tally("confirmed");
        application.confirm(two);
        application.confirm(one);
        assertThat(application.tally("confirmed")).isEqualTo(confirmed + 2);
    }

    @Test
    void aThirdPersonIsToldThatTwoIsTheMost() {
        application.counted("Bob First", "full@home.example");
        application.counted("Bea Second", "full@home.example");
        long rows = application.signatures();
        TestMail third = application.signed("Bill Third", "full@home.example");
        assertThat(third.subject()).isEqualTo(ENGLISH.of("mail.full.subject", "campaign", "Every Second Counts"));
        assertThat(third.hasLink("confirm")).isFalse();
        assertThat(third.hasLink("my-signature"))
                .as("a stranger gets no link to the signatures of the two")
                .isFalse();
        assertThat(application.signatures()).isEqualTo(rows);
    }

    @Test
    void whenOneWithdrawsTheirPlaceIsFree() {
        TestMail first = application.counted("Bob Leaves", "free@home.example");
        application.counted("Bea Remains", "free@home.example");
        application.visitor().post(first.minePath(), Map.of("action", "withdraw"));
        TestMail third = application.signed("Bill Joins", "free@home.example");
        assertThat(third.hasLink("confirm")).isTrue();
        long confirmed = application.tally("confirmed");
        application.confirm(third);
        assertThat(application.tally("confirmed")).isEqualTo(confirmed + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "Jürgen Weiß, JURGEN WEISS",
        "Mary-Jane O'Neil, mary jane oneil",
        "Ελένη Παππά, ΕΛΕΝΗ ΠΑΠΠΑ",
        "Ann  Spaces, Ann Spaces"
    })
    void oneNameInTwoSpellingsIsOnePerson(String name, String other) {
        String mailbox = "p" + Math.floorMod(name.hashCode(), 1_000_000) + "@same.example";
        application.counted(name, mailbox);
        long rows = application.signatures();
        TestMail second = application.signed(other, mailbox);
        assertThat(second.subject()).isEqualTo(ENGLISH.of("mail.again.subject", "campaign", "Every Second Counts"));
        assertThat(application.signatures()).isEqualTo(rows);
    }

    @Test
    void dotsAndExtensionsAreOneMailboxWhereTheProviderSaysSo() {
        application.counted("Gil Dots", "gil.dots@gmail.com");
        long rows = application.signatures();
        for (String spelling :
                List.of("gildots@gmail.com", "Gil.Dots+petition@googlemail.com", "g.i.l.dots@gmail.com")) {
            TestMail mail = application.signed("Gil Dots", spelling);
            assertThat(mail.subject()).as(spelling).startsWith("You have already signed");
        }
        assertThat(application.signatures()).isEqualTo(rows);
    }

    @Test
    void dotsAreTwoMailboxesWhereNobodySaysOtherwise() {
        application.counted("Ola Dots", "ola.dots@company.example");
        long confirmed = application.tally("confirmed");
        application.counted("Ola Dots", "oladots@company.example");
        assertThat(application.tally("confirmed")).isEqualTo(confirmed + 1);
    }

    @Test
    void capitalsAreTheSameMailbox() {
        application.counted("Cap Ital", "cap.ital@company.example");
        TestMail second = application.signed("Cap Ital", "Cap.Ital@COMPANY.example");
        assertThat(second.subject()).startsWith("You have already signed");
    }
}
