package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import eu.undersigned.config.Options;
import eu.undersigned.confirmation.InvalidReason;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.tools.Tools;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Mira, a moderator, finds that a hundred signatures came from one network, takes them out of the count, and learns
/// that they were a school: she undoes it.
class MiraInvalidatesAndUndoesStoryTest {
    private static final String PAGE = "/console/" + TestApplication.CAMPAIGN + "/invalidations";
    private static final String SCHOOL = "203.0.113.7";
    private static final int CROWD = 100;

    private TestApplication application =
            TestApplication.start(Setup.fresh().with("UNDERSIGNED_HTTP_TRUSTED_PROXIES", "127.0.0.1"));

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void aHundredOfThreeHundredLeaveTheCountAndComeBack() {
        List<TestMail> pupils = confirmed(crowd("pupil", "MT", SCHOOL, false));
        confirmed(crowd("pia", "BE", "198.51.100.", true));
        confirmed(crowd("paul", "FR", "192.0.2.", true));
        application.counts("all count", counts -> counts.get("confirmed").asLong() == 3 * CROWD);
        assertRecountFits();

        TestMember mira = TestMember.of(application, "Mira", new Grant(Role.MODERATOR, campaign(), 0));
        String one = begun(mira, Map.of("network", network()));
        assertThat(mira.get(one).body())
                .contains("100 confirmed signatures match.")
                .contains("Malta")
                .doesNotContain("pupil");
        assertThat(application.published("confirmed")).as("a dry run").isEqualTo(3 * CROWD);

        mira.post(one + "/decide", Map.of("reason", "network", "note", "One room <b>full</b>."));
        Await.until("taken", () -> mira.get(one).body().contains("Taken out of the count"));
        assertThat(mira.get(one).body())
                .contains("100 signatures were taken out of the count.")
                .contains("One room &lt;b")
                .doesNotContain("<b>full");
        application.counts("the rest counts", counts -> counts.get("confirmed").asLong() == 2 * CROWD);
        assertThat(application.counts().get("by_country").toString()).isEqualTo("{\"BE\":100,\"FR\":100}");
        JsonNode integrity = integrity();
        assertThat(integrity.get("invalidated").asLong()).isEqualTo(CROWD);
        assertThat(integrity.get("invalidated_by_reason").toString()).isEqualTo("{\"network\":100}");
        assertThat(bundle("\"id\":")).isEqualTo(2 * CROWD);
        assertThat(bundle("\"reason\":\"invalidated\"")).isEqualTo(CROWD);
        assertRecountFits();
        assertAPupilLearnsIt(pupils.getFirst());

        application.visitor().post(pupils.getFirst().minePath(), Map.of("action", "withdraw"));
        assertThat(application.tally("invalidated")).isEqualTo(CROWD - 1);
        assertThat(application.tally("withdrawn")).isEqualTo(1);
        assertThat(integrity().get("confirmed").asLong()).isEqualTo(2 * CROWD);
        assertRecountFits();
        application.visitor().post(pupils.getLast().minePath(), moved("CY"));
        assertRecountFits();

        mira.post(one + "/undo", Map.of());
        Await.until("undone", () -> mira.get(one).body().contains("99 signatures are as they were before."));
        application.counts(
                "the others count again", counts -> counts.get("confirmed").asLong() == 3 * CROWD - 1);
        assertThat(application.counts().get("by_country").toString())
                .isEqualTo("{\"BE\":100,\"CY\":1,\"FR\":100,\"MT\":98}");
        integrity = integrity();
        assertThat(integrity.get("invalidated").asLong()).isZero();
        assertThat(integrity.get("reinstated").asLong()).isEqualTo(CROWD - 1);
        assertThat(bundle("\"id\":")).isEqualTo(3 * CROWD - 1);
        assertThat(application.number("""
                SELECT count(*) FROM signature JOIN erasure ON signature_id = signature.id
                WHERE at >= greatest(confirmed_at, resealed_at)
                """))
                .as("erased later than delivered again")
                .isZero();
        assertRecountFits();
        assertThat(mira.post(one + "/undo", Map.of()).statusCode()).isEqualTo(409);
    }

    private void assertAPupilLearnsIt(TestMail mail) {
        Texts english = Texts.in(Language.EN);
        String reason = english.of(InvalidReason.NETWORK.text());
        assertThat(application.get(mail.minePath()).body())
                .contains(english.of("mine.uncounted", "reason", reason))
                .contains(english.of("mine.uncounted.calm"))
                .doesNotContain("Your signature counts");
        assertThat(application.get(mail.minePath() + "/receipt").body())
                .contains(english.of("receipt.uncounted", "reason", reason));
        assertThat(application.get(mail.minePath() + "/data.json").body())
                .contains("\"state\":\"invalidated\"")
                .contains("\"invalidated_because\":\"network\"");
        assertThat(application.confirm(mail).body()).contains(english.of("confirm.uncounted.title"));
        assertThat(application.get("/" + mail.confirmPath().substring(1)).body())
                .contains(english.of("confirm.uncounted.lead"));
    }

    @Test
    void aSecondPersonMustAgreeWhereThatIsSo() {
        application.close();
        application = TestApplication.start(Setup.fresh().with("UNDERSIGNED_CONSOLE_FOUR_EYES", "invalidate"));
        application.counted("Ann Example", "ann@four.example");
        TestMember carla = TestMember.of(application, "Carla", new Grant(Role.COORDINATOR, campaign(), 0));
        TestMember mira = TestMember.of(application, "Mira", new Grant(Role.MODERATOR, campaign(), 0));
        TestMember clara = TestMember.of(application, "Clara", new Grant(Role.COORDINATOR, campaign(), 0));

        String one = begun(carla, Map.of("language", "EN"));
        carla.post(one + "/decide", Map.of("reason", "other"));
        assertThat(carla.get(one).body()).contains("it can’t be you");
        assertThat(carla.post(one + "/approve", Map.of()).statusCode()).isEqualTo(409);
        assertThat(mira.post(one + "/approve", Map.of()).statusCode())
                .as("no moderator")
                .isEqualTo(403);
        Await.pause(Duration.ofSeconds(1));
        assertThat(application.tally("invalidated")).isZero();

        clara.post(one + "/decline", Map.of());
        carla.post(one + "/decide", Map.of("reason", "other"));
        clara.post(one + "/approve", Map.of());
        Await.until("taken", () -> application.tally("invalidated") == 1);
        assertThat(carla.get("/console/" + TestApplication.CAMPAIGN + "/audit").body())
                .contains("invalidation.proposed", "invalidation.declined", "invalidation.started", "Clara");
    }

    @Test
    void pendingOnesCanBeHeldAndWhatCameAfterTheDryRunIsLeftAlone() {
        TestMail waiting = application.signed("Will Waits", "will@held.example");
        application.counted("Ann Example", "ann@held.example");
        application.counted(SignerForm.of("Bob Belgium", "bob@held.example").with("country", "BE"));
        TestMember mira = TestMember.of(application, "Mira", new Grant(Role.MODERATOR, campaign(), 0));
        String one = begun(mira, Map.of("domain", "Someone@held.EXAMPLE", "pending", "1"));
        assertThat(mira.get(one).body())
                .contains("2 confirmed signatures match.")
                .contains("1 is not confirmed yet.");
        Await.pause(Duration.ofMillis(20));
        application.counted("Late Example", "late@held.example");

        mira.post(one + "/decide", Map.of("reason", "disposable"));
        Await.until("taken", () -> mira.get(one).body().contains("1 match came after the dry run"));
        assertThat(mira.get(one).body()).contains("1 more can’t be confirmed meanwhile.");
        application.counts("one counts", counts -> counts.get("confirmed").asLong() == 1);
        assertThat(application.confirm(waiting).body())
                .contains(Texts.in(Language.EN).of("confirm.uncounted.title"));
        assertThat(application.signatures()).as("nothing is lost").isEqualTo(4);

        mira.post(one + "/undo", Map.of());
        Await.until("undone", () -> mira.get(one).body().contains("3 signatures are as they were before."));
        assertThat(application.confirm(waiting).statusCode()).isEqualTo(303);
        application.counts("all count", counts -> counts.get("confirmed").asLong() == 4);
        assertRecountFits();
    }

    @Test
    void conditionsThatCantBeUsedAreSaidToBe() {
        TestMember mira = TestMember.of(application, "Mira", new Grant(Role.MODERATOR, campaign(), 0));
        assertThat(mira.post(PAGE, Map.of()).body()).contains("without one, everybody would match");
        for (Map<String, String> wrong : List.of(
                Map.of("network", "203.0.113.7"),
                Map.of("domain", "nodomain"),
                Map.of("country", "Malta"),
                Map.of("language", "xx"),
                Map.of("organisation", "nobody"),
                Map.of("accepted_from", "yesterday"),
                Map.of("accepted_from", "2026-11-22T10:00", "accepted_to", "2026-11-22T09:00"),
                Map.of("delay_to", "-1"),
                Map.of("source", "<script>"))) {
            HttpResponse<String> answer = mira.post(PAGE, wrong);
            assertThat(answer.statusCode()).as(wrong.toString()).isEqualTo(422);
            assertThat(answer.body()).contains("aria-invalid=\"true\"").doesNotContain("<script>");
        }
        assertThat(application.number("SELECT count(*) FROM invalidation")).isZero();
        TestMember ana = TestMember.of(application, "Ana", new Grant(Role.ANALYST, campaign(), 0));
        assertThat(ana.get(PAGE).statusCode()).isEqualTo(200);
        assertThat(ana.post(PAGE, Map.of("country", "MT")).statusCode()).isEqualTo(403);
        assertThat(mira.get(PAGE + "/7").statusCode()).isEqualTo(404);
        assertThat(mira.get(PAGE + "/x").statusCode()).isEqualTo(404);
    }

    /// Starts a dry run and waits for its end; gives its page.
    private static String begun(TestMember member, Map<String, String> conditions) {
        HttpResponse<String> answer = member.post(PAGE, conditions);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        String one = answer.headers().firstValue("location").orElseThrow();
        Await.until("the dry run", () -> member.get(one).body().contains("Dry run: nothing has been changed"));
        return one;
    }

    private int campaign() {
        return (int) application.number("SELECT id FROM campaign WHERE slug = ?", TestApplication.CAMPAIGN);
    }

    private String network() {
        return application.text("""
                SELECT encode(network, 'hex') FROM signature GROUP BY network ORDER BY count(*) DESC LIMIT 1
                """);
    }

    private List<String> crowd(String name, String country, String network, boolean isEachApart) {
        List<String> mailboxes = new ArrayList<>();
        try (var signers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CROWD; i++) {
                String mailbox = name + i + "@crowd.example";
                String from = isEachApart ? network + i : network;
                mailboxes.add(mailbox);
                signers.execute(() -> application
                        .visitor()
                        .post(
                                TestApplication.HOME + "/sign",
                                SignerForm.of("Crowd Member", mailbox)
                                        .with("country", country)
                                        .fields(),
                                "X-Forwarded-For",
                                from));
            }
        }
        return mailboxes;
    }

    private List<TestMail> confirmed(List<String> mailboxes) {
        List<TestMail> mails = new ArrayList<>();
        Await.until("their mails", Duration.ofSeconds(30), () -> {
            mails.clear();
            for (JsonNode mail : application.visitor().getJson("/dev/mailbox.json")) {
                if (mailboxes.contains(mail.get("to").asString())) {
                    mails.add(TestMail.of(mail));
                }
            }
            return mails.size() == mailboxes.size();
        });
        mails.forEach(application::confirm);
        return mails;
    }

    private static Map<String, String> moved(String country) {
        return Map.of("action", "save", "name", "Crowd Member", "country", country, "language", "en", "updates", "no");
    }

    private JsonNode integrity() {
        Await.pause(Duration.ofMillis(1100)); // what is published is up to a second old
        return application.visitor().getJson(TestApplication.API + "/integrity");
    }

    /// Lines of the lead's bundle that hold this.
    private long bundle(String part) {
        String lead =
                application.text("SELECT slug FROM organisation WHERE role = 'LEAD' AND campaign_id = " + campaign());
        String token = Application.token(
                Options.parse("--data", application.setup.data().toString()),
                Map.of(),
                TestApplication.CAMPAIGN + "/" + lead);
        return application
                .get(TestApplication.API + "/organisations/" + lead + "/bundle", "Authorization", "Bearer " + token)
                .body()
                .lines()
                .filter(line -> line.contains(part))
                .count();
    }

    private void assertRecountFits() {
        StringWriter said = new StringWriter();
        int status = Tools.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(
                        "verify",
                        "--state",
                        folder.resolve("state").toString(),
                        "http://127.0.0.1:" + application.port() + "/" + TestApplication.CAMPAIGN);
        assertThat(status).as(said.toString()).isZero();
    }
}
