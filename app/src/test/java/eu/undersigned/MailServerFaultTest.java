package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// The mail server is down, refuses, says "later", or hangs. Nothing is lost, and nobody gets a mail twice.
class MailServerFaultTest {
    private static final Texts ENGLISH = Texts.in(Language.EN);
    private static final Duration BACK_OFF = Duration.ofSeconds(20);

    @Test
    void aServerThatIsDownForAWhileGetsEveryMailOnceEvenAcrossARestart() {
        try (ScriptedSmtp smtp = new ScriptedSmtp()) {
            Setup setup = smtp.serving(Setup.fresh());
            try (TestApplication application = TestApplication.start(setup)) {
                signMany(application, 0, 15);
                Await.until("an attempt that failed", () -> metric(application, "undersigned_mail_postponed") > 0);
                smtp.up();
                Await.until("all are sent", BACK_OFF, () -> smtp.taken.size() == 15);
                smtp.down();
                signMany(application, 15, 30);
                assertThat(application.number("SELECT count(*) FROM outbox")).isEqualTo(15);
            }
            smtp.up();
            try (TestApplication application = TestApplication.start(setup)) {
                Await.until(
                        "the outbox is empty", BACK_OFF, () -> application.number("SELECT count(*) FROM outbox") == 0);
            }
            Map<String, Integer> mails = new HashMap<>();
            smtp.taken.forEach(mail -> mails.merge(mail.recipient(), 1, Integer::sum));
            assertThat(mails).hasSize(30);
            assertThat(mails.values()).containsOnly(1);
        }
    }

    @Test
    void aRecipientWhoCannotBeServedNowIsServedLater() {
        try (ScriptedSmtp smtp = new ScriptedSmtp().up()) {
            smtp.toRecipient = address -> address.startsWith("full@") ? "452 mailbox full" : "250 ok";
            try (TestApplication application = TestApplication.start(smtp.serving(Setup.fresh()))) {
                HttpResponse<String> answer = application.sign(SignerForm.of("Fay Full", "full@later.example"));
                application.sign(SignerForm.of("Nora Normal", "normal@later.example"));
                Await.until(
                        "the other mail",
                        () -> smtp.takenFor("normal@later.example").size() == 1);
                String due =
                        "SELECT count(*) FROM outbox WHERE due_at BETWEEN now() + interval '%s' AND now() + interval '%s'";
                Await.until(
                        "put off by about a minute",
                        () -> application.number(due.formatted("30 seconds", "61 seconds")) == 1);
                assertThat(inbox(application, answer).body())
                        .as("later is no reason to alarm anybody")
                        .contains(ENGLISH.of("inbox.title"));

                smtp.toRecipient = _ -> "250 ok";
                application.execute("UPDATE outbox SET due_at = now()");
                Await.until(
                        "the mail", () -> smtp.takenFor("full@later.example").size() == 1);
                Await.until("the outbox is empty", () -> application.number("SELECT count(*) FROM outbox") == 0);
            }
        }
    }

    @Test
    void anAddressThatIsRefusedForGoodIsShownAndCanBeCorrected() {
        try (ScriptedSmtp smtp = new ScriptedSmtp().up()) {
            smtp.toRecipient = address -> address.startsWith("typo@") ? "550 no such user" : "250 ok";
            try (TestApplication application = TestApplication.start(smtp.serving(Setup.fresh()))) {
                HttpResponse<String> answer = application.sign(SignerForm.of("Tom Typo", "typo@refused.example")
                        .with("country", "DK")
                        .with("organisation", "eurochild")
                        .with("organisation_updates", "yes"));
                String inbox = answer.headers().firstValue("location").orElseThrow();
                Await.until(
                        "the inbox page says so",
                        () -> application.get(inbox).body().contains(ENGLISH.of("inbox.unreachable.title")));
                assertThat(application.get(inbox).body())
                        .as("the page shows no address: its link is no secret of the mailbox")
                        .doesNotContain("typo@refused.example");
                assertThat(application.number("SELECT count(*) FROM signature WHERE unreachable_at IS NOT NULL"))
                        .isEqualTo(1);

                assertThat(correct(application, inbox, "still wrong").statusCode())
                        .isEqualTo(422);
                HttpResponse<String> corrected = correct(application, inbox, "tom@reached.example");
                assertThat(corrected.statusCode()).isEqualTo(303);
                Await.until(
                        "the new mail",
                        () -> smtp.takenFor("tom@reached.example").size() == 1);
                assertThat(inbox(application, corrected).body()).contains(ENGLISH.of("inbox.title"));
                assertThat(application.signatures()).as("the old row is gone").isEqualTo(1);
                assertThat(application.tally("accepted")).isEqualTo(1);
                application.counts("one waits", counts -> counts.get("pending").asLong() == 1);
                confirmTom(application, smtp);

                assertThat(correct(application, inbox, "thief@reached.example").statusCode())
                        .as("the old page corrects once")
                        .isEqualTo(303);
                Await.pause(Duration.ofMillis(500));
                assertThat(smtp.takenFor("thief@reached.example")).isEmpty();
                assertThat(application.signatures()).isEqualTo(1);
            }
        }
    }

    @Test
    void ofTwoCorrectionsAtOnceOnlyOneSigns() {
        try (ScriptedSmtp smtp = new ScriptedSmtp().up()) {
            smtp.toRecipient = address -> address.startsWith("typo@") ? "550 no such user" : "250 ok";
            try (TestApplication application = TestApplication.start(smtp.serving(Setup.fresh()))) {
                HttpResponse<String> answer = application.sign(SignerForm.of("Tom Twice", "typo@twice.example"));
                String inbox = answer.headers().firstValue("location").orElseThrow();
                Await.until(
                        "refused", () -> application.get(inbox).body().contains(ENGLISH.of("inbox.unreachable.title")));
                try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
                    for (int i = 0; i < 8; i++) {
                        String email = "tom" + i + "@twice.example";
                        people.execute(() -> correct(application, inbox, email));
                    }
                }
                assertThat(application.signatures()).isEqualTo(1);
                assertThat(application.tally("accepted")).isEqualTo(1);
                Await.until("one mail", () -> smtp.taken.size() == 1);
            }
        }
    }

    @Test
    void withdrawingErasesWhatStillWaitsToBeSent() {
        try (ScriptedSmtp smtp = new ScriptedSmtp().up()) {
            try (TestApplication application = TestApplication.start(smtp.serving(Setup.fresh()))) {
                SignerForm form = SignerForm.of("Wanda Withdraws", "wanda@waits.example");
                application.sign(form);
                Await.until("the mail", () -> smtp.taken.size() == 1);
                TestMail mail = SmtpText.read(smtp.taken.getFirst());
                application.confirm(mail);
                smtp.down();
                application.sign(form);
                Await.until("a second letter", () -> application.number("SELECT count(*) FROM outbox") == 1);
                assertThat(application.number("SELECT count(*) FROM echo")).isEqualTo(1);

                application.visitor().post(mail.minePath(), Map.of("action", "withdraw"));
                for (String table : List.of("signature", "outbox", "second_try", "echo")) {
                    assertThat(application.number("SELECT count(*) FROM " + table))
                            .as(table)
                            .isZero();
                }
                assertThat(application.tally("echoed")).isZero();
            }
        }
    }

    @Test
    void aMailThatWasSentWhileTheDatabaseTookNothingIsNotSentAgain() {
        try (ScriptedSmtp smtp = new ScriptedSmtp().up()) {
            try (TestApplication application = TestApplication.start(smtp.serving(Setup.fresh()))) {
                application.execute("CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS "
                        + "$$ BEGIN RAISE EXCEPTION 'not now'; END $$");
                application.execute(
                        "CREATE TRIGGER no BEFORE DELETE ON outbox FOR EACH STATEMENT EXECUTE FUNCTION no()");
                signMany(application, 0, 3);
                Await.until("all are sent", BACK_OFF, () -> smtp.taken.size() == 3);
                assertThat(application.number("SELECT count(*) FROM outbox")).isEqualTo(3);
                application.execute("DROP FUNCTION no CASCADE");
                Await.until("all are recorded", BACK_OFF, () -> application.number("SELECT count(*) FROM outbox") == 0);
                assertThat(smtp.taken).hasSize(3);
            }
        }
    }

    private static void confirmTom(TestApplication application, ScriptedSmtp smtp) {
        TestMail mail = SmtpText.read(smtp.takenFor("tom@reached.example").getFirst());
        assertThat(application.confirm(mail).statusCode()).isEqualTo(303);
        var data = application.visitor().getJson(mail.minePath() + "/data.json");
        assertThat(data.get("name").asString()).isEqualTo("Tom Typo");
        assertThat(data.get("country").asString()).isEqualTo("DK");
        assertThat(data.get("organisation").asString()).isEqualTo("eurochild");
        assertThat(data.get("organisation_updates").asString()).isEqualTo("yes");
        assertThat(application.tally("confirmed")).isEqualTo(1);
    }

    @Test
    void ourOwnTroubleWithTheServerIsNeverBlamedOnTheSigner() {
        try (ScriptedSmtp smtp = new ScriptedSmtp().up()) {
            smtp.toRecipient = _ -> "530 authentication required";
            try (TestApplication application = TestApplication.start(smtp.serving(Setup.fresh()))) {
                HttpResponse<String> answer = application.sign(SignerForm.of("Ina Innocent", "ina@trouble.example"));
                Await.until("an attempt that failed", () -> metric(application, "undersigned_mail_postponed") > 0);
                assertThat(inbox(application, answer).body()).contains(ENGLISH.of("inbox.title"));
                smtp.toRecipient = _ -> "250 ok";
                application.execute("UPDATE outbox SET due_at = now()");
                Await.until(
                        "the mail",
                        BACK_OFF,
                        () -> smtp.takenFor("ina@trouble.example").size() == 1);
            }
        }
    }

    /// The longest of these tests: the silence of a mail server is borne for 20 seconds.
    @Test
    void aServerThatHangsHoldsUpOneConnectionAndLosesNothing() {
        try (ScriptedSmtp smtp = new ScriptedSmtp().up()) {
            smtp.hangs = connection -> connection == 1;
            try (TestApplication application = TestApplication.start(smtp.serving(Setup.fresh()))) {
                application.sign(SignerForm.of("Hal Hung", "hal@hangs.example"));
                Await.until("a connection that hangs", () -> smtp.connections() == 1);
                long before = System.nanoTime();
                assertThat(application
                                .sign(SignerForm.of("Kim Quick", "kim@hangs.example"))
                                .statusCode())
                        .isEqualTo(303);
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
                Await.until(
                        "the other mail",
                        () -> smtp.takenFor("kim@hangs.example").size() == 1);
                Await.until(
                        "the first mail",
                        Duration.ofSeconds(40),
                        () -> smtp.takenFor("hal@hangs.example").size() == 1);
                Await.until("the outbox is empty", () -> application.number("SELECT count(*) FROM outbox") == 0);
                assertThat(smtp.taken).hasSize(2);
            }
        }
    }

    @Test
    void stoppingDoesNotWaitForAServerThatHangs() {
        try (ScriptedSmtp smtp = new ScriptedSmtp().up()) {
            smtp.hangs = _ -> true;
            Setup setup = smtp.serving(Setup.fresh());
            TestApplication application = TestApplication.start(setup);
            signMany(application, 0, 40);
            Await.until("all connections hang", () -> smtp.connections() == 4);
            long before = System.nanoTime();
            application.close();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
        }
    }

    private static void signMany(TestApplication application, int from, int to) {
        for (int i = from; i < to; i++) {
            assertThat(application
                            .sign(SignerForm.of("Many", "many" + i + "@down.example"))
                            .statusCode())
                    .isEqualTo(303);
        }
    }

    private static double metric(TestApplication application, String name) {
        return List.of(application.get("/metrics").body().split("\n", -1)).stream()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> inbox(TestApplication application, HttpResponse<String> answer) {
        return application.get(answer.headers().firstValue("location").orElseThrow());
    }

    private static HttpResponse<String> correct(TestApplication application, String inbox, String email) {
        return application.visitor().post(inbox, Map.of("email", email));
    }
}
