package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Emil is not sure whether it worked, and signs once more.
class EmilSignsAgainStoryTest extends OneApplication {
    private static final Texts ENGLISH = Texts.in(Language.EN);

    @Test
    void beforeConfirmingHeGetsANewMailAndBothLinksWork() {
        TestMail first = application.signed("Emil Unsure", "emil@unsure.example");
        TestMail second = application.signed("Emil Unsure", "emil@unsure.example");
        assertThat(second.subject()).isEqualTo(first.subject());
        assertThat(second.confirmPath()).isNotEqualTo(first.confirmPath());
        assertThat(application.get(first.confirmPath()).statusCode()).isEqualTo(200);
        long confirmed = application.tally("confirmed");
        assertThat(application.confirm(second).statusCode()).isEqualTo(303);
        assertThat(application.confirm(first).statusCode()).isEqualTo(303);
        assertThat(application.tally("confirmed")).isEqualTo(confirmed + 1);
    }

    @Test
    void beforeConfirmingHisNewestAnswersStandButANoStaysANo() {
        SignerForm first = SignerForm.of("Emil Changes", "emil@changes.example").with("updates", "yes");
        application.signed(first.with("country", "DE"));
        TestMail second = application.signed(first.with("country", "FR").with("updates", "no"));
        application.confirm(second);
        var data = application.visitor().getJson(second.minePath() + "/data.json");
        assertThat(data.get("country").asString()).isEqualTo("FR");
        assertThat(data.get("updates").asString()).isEqualTo("no");

        SignerForm other = SignerForm.of("Emil Stays", "emil@stays.example");
        application.signed(other.with("updates", "no"));
        TestMail again = application.signed(other.with("updates", "yes"));
        application.confirm(again);
        assertThat(application
                        .visitor()
                        .getJson(again.minePath() + "/data.json")
                        .get("updates")
                        .asString())
                .as("anybody may have asked again")
                .isEqualTo("no");
    }

    @Test
    void afterConfirmingAMailSaysThatItCounts() {
        TestMail first = application.counted("Emil Done", "emil@done.example");
        long confirmed = application.tally("confirmed");
        TestMail second = application.signed("Emil Done", "emil@done.example");
        assertThat(second.subject()).isEqualTo(ENGLISH.of("mail.again.subject", "campaign", "Every Second Counts"));
        assertThat(second.hasLink("confirm")).isFalse();
        assertThat(application.get(second.minePath()).body()).contains("Emil Done");
        assertThat(application.get(first.minePath()).body()).contains("Emil Done");
        assertThat(application.tally("confirmed")).isEqualTo(confirmed);
    }

    @Test
    void atMostFiveMailsGoToAMailboxInADay() {
        try (TestApplication own = TestApplication.start()) {
            for (int i = 1; i <= 5; i++) {
                own.signed("Emil Eager", "emil@eager.example");
            }
            own.sign(SignerForm.of("Emil Eager", "emil@eager.example"));
            Await.until("the sixth try is looked at", () -> own.number("SELECT count(*) FROM second_try") == 0);
            // Another signer's mail, put into the outbox later, overtakes none: had there been a sixth, it would be
            // here.
            own.signed("Emil Marker", "emil@marker.example");
            assertThat(own.mailsTo("emil@eager.example")).hasSize(5);
            assertThat(own.get(own.mailsTo("emil@eager.example").getLast().confirmPath())
                            .statusCode())
                    .isEqualTo(200);

            own.clock.move(Duration.ofHours(24).plusMinutes(1));
            TestMail sixth = own.signed("Emil Eager", "emil@eager.example");
            assertThat(own.confirm(sixth).statusCode()).isEqualTo(303);
        }
    }

    @Test
    void theLimitHoldsForAConfirmedSignatureToo() {
        application.counted("Emil Pest", "emil@pest.example");
        for (int i = 2; i <= 5; i++) {
            application.signed("Emil Pest", "emil@pest.example");
        }
        for (int i = 0; i < 3; i++) {
            application.sign(SignerForm.of("Emil Pest", "emil@pest.example"));
        }
        Await.until("all tries are looked at", () -> application.number("SELECT count(*) FROM second_try") == 0);
        application.signed("Emil Other", "emil@other.example");
        assertThat(application.mailsTo("emil@pest.example")).hasSize(5);
    }

    @Test
    void strangersCannotFloodAMailboxWithNewNames() {
        application.counted("Emil Victim", "emil@victim.example");
        for (int i = 0; i < 12; i++) {
            application.sign(SignerForm.of("Stranger " + (char) ('A' + i), "emil@victim.example"));
        }
        Await.until("all tries are looked at", () -> application.number("SELECT count(*) FROM second_try") == 0);
        application.signed("Emil Quiet", "emil@quiet.example");
        assertThat(application.mailsTo("emil@victim.example").size())
                .as("five for each of the two places at most")
                .isLessThanOrEqualTo(10);
    }

    @Test
    void theSameFormTwiceAtOnceIsOneSignature() throws Exception {
        long rows = application.signatures();
        SignerForm form = SignerForm.of("Emil Impatient", "emil@impatient.example");
        Thread[] clicks = new Thread[8];
        for (int i = 0; i < clicks.length; i++) {
            clicks[i] = Thread.ofVirtual().start(() -> application.sign(form));
        }
        for (Thread click : clicks) {
            click.join();
        }
        Await.until("all tries are looked at", () -> application.number("SELECT count(*) FROM second_try") == 0);
        assertThat(application.signatures()).isEqualTo(rows + 1);
        Await.until(
                "five mails",
                () -> application.mailsTo("emil@impatient.example").size() == 5);
    }

    @Test
    void aSecondTryAfterRejectingIsAFreshSignature() {
        TestMail first = application.signed("Emil Back", "emil@back.example");
        application.visitor().post(first.confirmPath(), Map.of("action", "reject"));
        TestMail second = application.signed("Emil Back", "emil@back.example");
        assertThat(application.confirm(second).statusCode()).isEqualTo(303);
        assertThat(application.get(first.confirmPath()).body()).contains(ENGLISH.of("confirm.rejected.title"));
    }
}
