package eu.undersigned;

import static eu.undersigned.UpdateStory.MAILING;
import static eu.undersigned.UpdateStory.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// While an update is sent, the process is killed, the mail server dies, breaks off, says "later" or refuses everybody.
/// Nobody gets the update twice, and whoever may have got it is said to be unsure.
class UpdateFaultTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static List<String> mailboxes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "many" + i + "@example.org")
                .toList();
    }

    private static Setup setup(ScriptedSmtp smtp) {
        return smtp.serving(Setup.fresh());
    }

    private static Thread inBackground(UpdateFeeder feeder) {
        return Thread.ofPlatform().start(() -> feeder.run(TOKEN, MAILING));
    }

    @Test
    void killedWhileSendingItGoesOnAndWritesToNobodyTwice() throws Exception {
        EmbeddedData data = EmbeddedData.fresh("updates");
        Path log = Files.createTempFile("undersigned-child", ".log");
        int people = 60;
        try (ScriptedSmtp smtp = new ScriptedSmtp().up()) {
            Map<String, String> environment =
                    new HashMap<>(smtp.serving(data.setup()).environment());
            try (ChildProcess first = ChildProcess.start(data, log, environment)) {
                UpdateStory.signers(first.port(), smtp, mailboxes(people));
                UpdateStory.begin(data::execute, 1_000_000, 1_000_000);
                smtp.thinking = Duration.ofMillis(40);
                Thread feeder = inBackground(new UpdateFeeder(first.port(), data.folder()));
                Await.until(
                        "some are sent",
                        PATIENCE,
                        () -> UpdateStory.updates(smtp).size() >= 15);
                first.kill();
                feeder.interrupt();
                feeder.join();
            }
            smtp.thinking = Duration.ZERO;
            try (ChildProcess second = ChildProcess.start(data, log, environment)) {
                UpdateFeeder feeder = new UpdateFeeder(second.port(), data.folder());
                assertThat(feeder.run(TOKEN, MAILING)).as(feeder.said()).isZero();
                assertThat(UpdateStory.updates(smtp)).doesNotHaveDuplicates();
                long sent = number(data, "SELECT sent FROM mailing");
                long unsure = number(data, "SELECT unsure FROM mailing");
                assertThat(sent + unsure).as("nobody is lost").isEqualTo(people);
                assertThat(unsure).as("only those who were being tried").isBetween(1L, 2L);
                assertThat((long) UpdateStory.updates(smtp).size()).isBetween(sent, sent + unsure);
                assertThat(number(data, "SELECT count(*) FROM mailing_letter")).isZero();
            }
        }
        Files.delete(log);
        TestFolders.delete(data.folder());
    }

    private static long number(EmbeddedData data, String sql) {
        return Long.parseLong(data.texts(sql).getFirst());
    }

    @Test
    void aMailServerThatDiesHoldsTheUpdateUpAndLosesNobody() throws InterruptedException {
        try (ScriptedSmtp smtp = new ScriptedSmtp().up();
                TestApplication application = TestApplication.start(setup(smtp))) {
            UpdateStory.signers(application.port(), smtp, mailboxes(40));
            UpdateStory.begin(application::execute, 1_000_000, 1_000_000);
            smtp.thinking = Duration.ofMillis(20);
            UpdateFeeder feeder = new UpdateFeeder(application);
            Thread feeding = inBackground(feeder);
            Await.until(
                    "some are sent", PATIENCE, () -> UpdateStory.updates(smtp).size() >= 10);
            smtp.down();
            Await.until(
                    "those who are left wait again",
                    PATIENCE,
                    () -> application.number("SELECT count(*) FROM mailing_recipient WHERE state = 'T'") == 0);
            smtp.thinking = Duration.ZERO;
            smtp.up();
            feeding.join(PATIENCE);
            assertThat(application.number("SELECT count(*) FROM mailing WHERE state = 'ended'"))
                    .as(feeder.said())
                    .isEqualTo(1);
            assertThat(UpdateStory.updates(smtp)).doesNotHaveDuplicates();
            long unsure = application.number("SELECT unsure FROM mailing");
            assertThat(application.number("SELECT sent FROM mailing") + unsure).isEqualTo(40);
            assertThat(unsure).isBetween(0L, 2L);
        }
    }

    @Test
    void aConnectionThatBreaksOffBeforeTheAnswerIsUnsureAndNotTriedAgain() {
        try (ScriptedSmtp smtp = new ScriptedSmtp().up();
                TestApplication application = TestApplication.start(setup(smtp))) {
            UpdateStory.signers(application.port(), smtp, List.of("sure@example.org", "unsure@example.org"));
            UpdateStory.begin(application::execute, 1_000_000, 1_000_000);
            smtp.breaksOffFor = mailbox -> mailbox.startsWith("unsure@");
            UpdateFeeder feeder = new UpdateFeeder(application);
            assertThat(feeder.run(TOKEN, MAILING)).as(feeder.said()).isZero();
            assertThat(UpdateStory.updates(smtp))
                    .as(feeder.said())
                    .containsExactlyInAnyOrder("sure@example.org", "unsure@example.org");
            assertThat(application.number("SELECT unsure FROM mailing")).isEqualTo(1);
        }
    }

    @Test
    void aMailboxThatIsFullIsTriedAgainLater() throws InterruptedException {
        try (ScriptedSmtp smtp = new ScriptedSmtp().up();
                TestApplication application = TestApplication.start(setup(smtp))) {
            UpdateStory.signers(application.port(), smtp, List.of("full@example.org"));
            UpdateStory.begin(application::execute, 1_000_000, 1_000_000);
            smtp.toRecipient = _ -> "452 mailbox full";
            Thread feeding = inBackground(new UpdateFeeder(application));
            Await.until(
                    "it was tried and waits",
                    PATIENCE,
                    () -> application.number(
                                    "SELECT count(*) FROM mailing_letter WHERE attempts = 1"
                                            + " AND due_at BETWEEN now() + interval '4 minutes' AND now() + interval '6 minutes'")
                            == 1);
            smtp.toRecipient = _ -> "250 ok";
            application.execute("UPDATE mailing_letter SET due_at = now()");
            feeding.join(PATIENCE);
            assertThat(UpdateStory.updates(smtp)).containsExactly("full@example.org");
        }
    }

    @Test
    void aMailServerThatRefusesEverybodyPausesTheUpdate() throws InterruptedException {
        try (ScriptedSmtp smtp = new ScriptedSmtp().up();
                TestApplication application = TestApplication.start(setup(smtp))) {
            UpdateStory.signers(application.port(), smtp, mailboxes(120));
            UpdateStory.begin(application::execute, 1_000_000, 1_000_000);
            smtp.toRecipient = _ -> "550 we do not know you";
            Thread feeding = inBackground(new UpdateFeeder(application));
            Await.until(
                    "it pauses",
                    PATIENCE,
                    () -> application.number("SELECT count(*) FROM mailing WHERE paused_because = 'bounces'") == 1);
            feeding.interrupt();
            feeding.join();
            assertThat(application.number("SELECT count(*) FROM mailing_recipient WHERE state = 'B'"))
                    .isBetween(100L, 110L);
        }
    }

    @Test
    void capsHoldInAllAndForEachDomain() throws InterruptedException {
        try (ScriptedSmtp smtp = new ScriptedSmtp().up();
                TestApplication application = TestApplication.start(setup(smtp))) {
            UpdateStory.signers(
                    application.port(),
                    smtp,
                    List.of("a@one.example", "b@one.example", "c@one.example", "d@two.example", "e@three.example"));
            UpdateStory.begin(application::execute, 3600, 1);
            Thread feeding = inBackground(new UpdateFeeder(application));
            Await.until(
                    "one for each domain",
                    PATIENCE,
                    () -> UpdateStory.updates(smtp).size() == 3);
            Await.pause(Duration.ofSeconds(3));
            assertThat(UpdateStory.updates(smtp).stream().map(one -> one.substring(one.indexOf('@'))))
                    .containsExactlyInAnyOrder("@one.example", "@two.example", "@three.example");
            Await.until(
                    "a look finds nobody else",
                    PATIENCE,
                    () -> application.number("SELECT count(*) FROM mailing WHERE NOT is_due_seen") == 1);
            feeding.interrupt();
            feeding.join();
            application.execute("UPDATE mailing SET fed_at = NULL");
            assertThat(application
                            .get("/api/v1/mailings/1/recipients", "Authorization", "Bearer " + TOKEN)
                            .body())
                    .contains("\"records\":0");
            assertThat(application.number("SELECT count(*) FROM mailing WHERE fed_at IS NULL"))
                    .as("no need to look at everybody again while the last letters wait")
                    .isEqualTo(1);
        }
    }

    @Test
    void anAttemptOfWhichNothingIsHeardIsUnsureAfterTenMinutes() {
        try (ScriptedSmtp smtp = new ScriptedSmtp().up();
                TestApplication application = TestApplication.start(setup(smtp))) {
            UpdateStory.begin(application::execute, 3600, 3600);
            Await.until(
                    "somebody sends it",
                    PATIENCE,
                    () -> application.number("SELECT count(*) FROM mailing WHERE sender IS NOT NULL") == 1);
            Await.pause(Duration.ofSeconds(2));
            for (int minutes : List.of(1, 11)) {
                application.execute("INSERT INTO mailing_recipient VALUES (gen_random_uuid(), " + MAILING
                        + ", 'T', 'EN', now() - interval '" + minutes + " minutes')");
            }
            Await.until(
                    "one is unsure",
                    PATIENCE,
                    () -> application.number("SELECT count(*) FROM mailing WHERE unsure = 1") == 1);
            assertThat(application.number("SELECT count(*) FROM mailing_recipient WHERE state = 'T'"))
                    .as("an attempt may take a minute")
                    .isEqualTo(1);
        }
    }

    @Test
    void whatWaitsLongerThanSixHoursIsErasedAndDueAgain() throws InterruptedException {
        try (ScriptedSmtp smtp = new ScriptedSmtp().up();
                TestApplication application = TestApplication.start(setup(smtp))) {
            UpdateStory.signers(application.port(), smtp, List.of("a@one.example", "b@one.example"));
            UpdateStory.begin(application::execute, 3600, 1);
            Thread feeding = inBackground(new UpdateFeeder(application));
            Await.until(
                    "one waits",
                    PATIENCE,
                    () -> application.number("SELECT count(*) FROM mailing_letter") == 1
                            && UpdateStory.updates(smtp).size() == 1);
            feeding.interrupt();
            feeding.join();
            application.clock.move(Duration.ofHours(6).plusMinutes(1));
            Await.until("it is erased", PATIENCE, () -> application.number("SELECT count(*) FROM mailing_letter") == 0);
            assertThat(application
                            .get("/api/v1/mailings/1/recipients", "Authorization", "Bearer " + TOKEN)
                            .body())
                    .contains("\"records\":1");
        }
    }
}
