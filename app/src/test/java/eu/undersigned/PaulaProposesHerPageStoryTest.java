package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import eu.undersigned.seal.Identity;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Paula speaks for Eurochild: what she wants of its page and its key is a proposal, and the campaign publishes it.
class PaulaProposesHerPageStoryTest {
    private static final String CONSOLE = "/console/" + CAMPAIGN;
    private static final String OWN = CONSOLE + "/with/eurochild/page";
    private static final String PUBLISH = CONSOLE + "/publish";
    private static final String EUROCHILD = CONSOLE + "/organisations/eurochild";
    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect/></svg>";

    private static TestMember coordinator(TestApplication application, String name) {
        return TestMember.of(application, name, new Grant(Role.COORDINATOR, 0, 0));
    }

    private static TestMember paula(TestApplication application) {
        int organisation = (int) application.number("SELECT id FROM organisation WHERE slug = 'eurochild'");
        int campaign = (int) application.number("SELECT id FROM campaign");
        return TestMember.of(application, "Paula", new Grant(Role.PARTNER, campaign, organisation));
    }

    private static EditorForm form(TestMember member, String page, String action) {
        return EditorForm.on(member.get(page).body(), action);
    }

    private static HttpResponse<String> publish(TestMember member, String action) {
        return member.post(action, form(member, PUBLISH, action).fields());
    }

    @Test
    void herProposalIsTakenPublishedAndShown() {
        try (TestApplication application = TestApplication.start()) {
            TestMember tessa = coordinator(application, "Tessa");
            TestMember paula = paula(application);
            EditorForm mine = form(paula, OWN, OWN)
                    .with("colour", "#123456")
                    .with("name", "Renamed by Paula")
                    .with("question.en", "May we <b>write</b> to you?")
                    .with("embedding", "https://one.example.org\r\nhttps://two.example.org");
            HttpResponse<String> saved =
                    paula.upload(OWN, mine.fields(), "picture", "us.svg", SVG.getBytes(StandardCharsets.UTF_8));
            assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
            assertThat(application.get(HOME + "/with/eurochild").body()).doesNotContain("123456");
            assertThat(tessa.get(CONSOLE + "/organisations").body()).contains("has a proposal");
            assertThat(paula.get(OWN).body()).contains("Your proposal, not published yet");

            EditorForm take = form(tessa, EUROCHILD, EUROCHILD + "/proposal").with("action", "take");
            HttpResponse<String> taken = tessa.post(EUROCHILD + "/proposal", take.fields());
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(303);
            assertThat(publish(tessa, PUBLISH).statusCode()).isEqualTo(303);

            String page = application.get(HOME + "/with/eurochild").body();
            assertThat(page).contains("/colours/123456.css", "/logos/", "May we &lt;b&gt;write&lt;/b&gt; to you?");
            assertThat(page).contains("Eurochild").doesNotContain("Renamed by Paula");
            assertThat(application
                            .get(HOME + "/with/eurochild/widget")
                            .headers()
                            .firstValue("Content-Security-Policy")
                            .orElseThrow())
                    .contains("https://one.example.org https://two.example.org");
            assertThat(tessa.get(EUROCHILD + "/logo").headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).contains("sandbox"));
        }
    }

    @Test
    void sheSeesNobodyElsesAndWhatIsWrongIsSaid() {
        try (TestApplication application = TestApplication.start()) {
            TestMember paula = paula(application);
            assertThat(paula.get(CONSOLE + "/with/terre-des-hommes/page").statusCode())
                    .isEqualTo(403);
            assertThat(paula.get(CONSOLE + "/organisations").statusCode()).isEqualTo(403);
            assertThat(paula.get(EUROCHILD).statusCode()).isEqualTo(403);
            assertThat(paula.post(EUROCHILD, Map.of("name", "Mine")).statusCode())
                    .isEqualTo(403);
            EditorForm mine = form(paula, OWN, OWN);
            HttpResponse<String> wrong = paula.post(
                    OWN,
                    mine.with("colour", "red")
                            .with("embedding", "http://insecure.example.org")
                            .with("contact", "nobody")
                            .fields());
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(EditorForm.unescaped(wrong.body()))
                    .contains("a colour such as #0b6e69 is expected", "is no origin", "a mailbox is expected");
            HttpResponse<String> picture =
                    paula.upload(OWN, mine.fields(), "picture", "us.gif", "GIF89a".getBytes(StandardCharsets.UTF_8));
            assertThat(picture.statusCode()).isEqualTo(422);
            assertThat(picture.body()).contains("an SVG or PNG picture");
            String endless = "x" + " ".repeat(100_000) + "x";
            HttpResponse<String> wide = paula.upload(
                    OWN,
                    mine.with("website", endless).fields(),
                    "picture",
                    "us.svg",
                    SVG.getBytes(StandardCharsets.UTF_8));
            assertThat(wide.statusCode()).isEqualTo(422);
            assertThat(wide.body()).contains("is longer than 20000 characters");
            assertThat(application.number("SELECT count(*) FROM partner_proposal"))
                    .isZero();
        }
    }

    @Test
    void aProposalThatNobodySawIsNeitherWithdrawnNorDroppedNorOverwritten() {
        try (TestApplication application = TestApplication.start()) {
            TestMember tessa = coordinator(application, "Tessa");
            TestMember paula = paula(application);
            EditorForm empty = form(paula, OWN, OWN);
            assertThat(propose(paula, empty.with("colour", "#111111"))).isEqualTo(303);
            EditorForm first = form(paula, OWN, OWN);
            EditorForm withdraw = form(paula, OWN, OWN + "/withdraw");
            EditorForm drop = form(tessa, EUROCHILD, EUROCHILD + "/proposal").with("action", "drop");
            assertThat(propose(paula, first.with("colour", "#222222"))).isEqualTo(303);

            assertThat(propose(paula, first.with("colour", "#333333"))).isEqualTo(409);
            assertThat(propose(paula, empty.with("colour", "#444444"))).isEqualTo(409);
            assertThat(paula.post(OWN + "/withdraw", withdraw.fields()).statusCode())
                    .isEqualTo(409);
            assertThat(tessa.post(EUROCHILD + "/proposal", drop.fields()).statusCode())
                    .isEqualTo(409);
            assertThat(paula.get(OWN).body()).contains("#222222");

            EditorForm now = form(paula, OWN, OWN + "/withdraw");
            assertThat(paula.post(OWN + "/withdraw", now.fields()).statusCode()).isEqualTo(303);
            assertThat(application.number("SELECT count(*) FROM partner_proposal"))
                    .isZero();
        }
    }

    /// Eight send at once what each made from the same page: one is taken, and the others are told.
    @Test
    void ofThoseWhoSendAtOnceOneIsTaken() throws Exception {
        try (TestApplication application = TestApplication.start();
                ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            TestMember paula = paula(application);
            EditorForm opened = form(paula, OWN, OWN);
            List<Callable<Integer>> all = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> () -> propose(paula, opened.with("colour", "#00000" + i)))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> sent : together.invokeAll(all)) {
                statuses.add(sent.get());
            }
            assertThat(statuses).containsOnly(303, 409).containsOnlyOnce(303);
        }
    }

    private static int propose(TestMember member, EditorForm form) {
        return member.upload(OWN, form.fields(), "picture", "", new byte[0]).statusCode();
    }

    @Test
    void aKeyTakesAFreshProofAndIsAnnounced() {
        try (TestApplication application = TestApplication.start()) {
            TestMember tessa = coordinator(application, "Tessa");
            EditorForm contact = form(tessa, EUROCHILD, EUROCHILD).with("contact", "paula@example.org");
            assertThat(tessa.post(EUROCHILD, contact.fields()).statusCode()).isEqualTo(303);
            assertThat(publish(tessa, PUBLISH + "/keys").statusCode())
                    .as("a contact of one with a key is a matter of keys")
                    .isEqualTo(303);

            String key = Identity.generate().recipient().text();
            EditorForm change = form(tessa, EUROCHILD, EUROCHILD + "/key").with("key", key);
            application.execute("UPDATE console_session SET fresh_at = fresh_at - interval '11 minutes'");
            HttpResponse<String> stale = tessa.post(EUROCHILD + "/key", change.fields());
            assertThat(stale.headers().firstValue("Location").orElseThrow()).startsWith("/console/confirm?then=");
            application.execute("UPDATE console_session SET fresh_at = fresh_at + interval '11 minutes'");
            assertThat(tessa.post(EUROCHILD + "/key", change.fields()).statusCode())
                    .isEqualTo(303);

            EditorForm plain = form(tessa, PUBLISH, PUBLISH + "/keys");
            assertThat(tessa.post(PUBLISH, plain.fields()).statusCode())
                    .as("not by the way that asks for no proof")
                    .isEqualTo(403);
            assertThat(application.number("SELECT count(*) FROM organisation_key WHERE recipient = ?", key))
                    .isZero();
            assertThat(publish(tessa, PUBLISH + "/keys").statusCode()).isEqualTo(303);
            assertThat(application.number(
                            "SELECT count(*) FROM organisation_key WHERE until IS NULL AND recipient = ?", key))
                    .isEqualTo(1);
            assertThat(application.mailTo("paula@example.org", 1)).isNotNull();
        }
    }

    @Test
    void whoAnalysesSeesNoMailboxOfAContact() {
        try (TestApplication application = TestApplication.start()) {
            TestMember tessa = coordinator(application, "Tessa");
            TestMember ana = TestMember.of(application, "Ana", new Grant(Role.ANALYST, 0, 0));
            EditorForm contact = form(tessa, EUROCHILD, EUROCHILD).with("contact", "firstmailbox@example.org");
            assertThat(tessa.post(EUROCHILD, contact.with("colour", "#123456").fields())
                            .statusCode())
                    .isEqualTo(303);
            seesNoContact(ana, PUBLISH, "123456");
            assertThat(publish(tessa, PUBLISH + "/keys").statusCode()).isEqualTo(303);
            TestMember paula = paula(application);
            EditorForm mine = form(paula, OWN, OWN).with("contact", "secondmailbox@example.org");
            assertThat(propose(paula, mine)).isEqualTo(303);
            for (String page : List.of(EUROCHILD, PUBLISH, PUBLISH + "/versions/2")) {
                seesNoContact(ana, page, "");
            }
            assertThat(tessa.get(EUROCHILD).body()).contains("firstmailbox", "secondmailbox");
            assertThat(tessa.get(PUBLISH + "/versions/2").body()).contains("firstmailbox");
        }
    }

    private static void seesNoContact(TestMember member, String page, String shown) {
        HttpResponse<String> answer = member.get(page);
        assertThat(answer.statusCode()).as(page).isEqualTo(200);
        assertThat(answer.body()).as(page).contains(shown).doesNotContain("firstmailbox", "secondmailbox");
    }

    @Test
    void aSecretKeyIsRefusedAndNotKept() {
        try (TestApplication application = TestApplication.start()) {
            TestMember tessa = coordinator(application, "Tessa");
            EditorForm change = form(tessa, EUROCHILD, EUROCHILD + "/key")
                    .with("key", "AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ");
            HttpResponse<String> answer = tessa.post(EUROCHILD + "/key", change.fields());
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("this is a SECRET key").doesNotContain("AGE-SECRET-KEY-1QQQ");
            assertThat(application.number("SELECT count(*) FROM draft_file")).isZero();
        }
    }

    @Test
    void whereTwoMustAgreeTheSecondAgreesToExactlyThis() {
        TestApplication.Setup setup = TestApplication.Setup.fresh().with("UNDERSIGNED_CONSOLE_FOUR_EYES", "publish");
        try (TestApplication application = TestApplication.start(setup)) {
            TestMember tessa = coordinator(application, "Tessa");
            TestMember otto = coordinator(application, "Otto");
            String colour = "#654321";
            EditorForm edit = form(tessa, EUROCHILD, EUROCHILD).with("colour", colour);
            assertThat(tessa.post(EUROCHILD, edit.fields()).statusCode()).isEqualTo(303);
            EditorForm proposal = form(tessa, PUBLISH, PUBLISH);
            assertThat(tessa.post(PUBLISH, proposal.fields()).headers().firstValue("Location"))
                    .hasValue(PUBLISH + "?proposed=1");
            assertThat(tessa.post(PUBLISH, proposal.fields()).statusCode())
                    .as("nobody agrees with themselves")
                    .isEqualTo(409);
            assertThat(application.get(HOME + "/with/eurochild").body()).doesNotContain("654321");

            EditorForm ottos = form(otto, PUBLISH, PUBLISH);
            EditorForm more = form(tessa, EUROCHILD, EUROCHILD).with("website", "https://other.example.org/");
            assertThat(tessa.post(EUROCHILD, more.fields()).statusCode()).isEqualTo(303);
            assertThat(otto.post(PUBLISH, ottos.fields()).statusCode())
                    .as("what he looked at is no more")
                    .isEqualTo(409);
            assertThat(tessa.post(PUBLISH, form(tessa, PUBLISH, PUBLISH).fields())
                            .headers()
                            .firstValue("Location"))
                    .hasValue(PUBLISH + "?proposed=1");
            assertThat(otto.post(PUBLISH, form(otto, PUBLISH, PUBLISH).fields())
                            .headers()
                            .firstValue("Location"))
                    .hasValue(PUBLISH + "?published=2");
            assertThat(application.get(HOME + "/with/eurochild").body()).contains("654321");
            assertThat(otto.get(PUBLISH).body()).contains("Tessa, agreed by Otto");
        }
    }

    @Test
    void organisationsComeAndLeave() {
        try (TestApplication application = TestApplication.start()) {
            TestMember tessa = coordinator(application, "Tessa");
            String add = CONSOLE + "/organisations/_new";
            EditorForm form =
                    form(tessa, add, add).with("slug", "newcomers").with("name", "The <Newcomers>, \"quoted\"");
            assertThat(tessa.post(add, form.fields()).statusCode()).isEqualTo(303);
            assertThat(tessa.post(add, form.fields()).statusCode())
                    .as("the same short name once more")
                    .isEqualTo(409);
            assertThat(tessa.post(add, form.with("slug", "Not A Slug").fields()).statusCode())
                    .isEqualTo(422);
            String tdh = CONSOLE + "/organisations/terre-des-hommes";
            assertThat(tessa.post(
                                    tdh + "/leave",
                                    form(tessa, tdh, tdh + "/leave").fields())
                            .statusCode())
                    .isEqualTo(303);
            String lead = CONSOLE + "/organisations/justice-initiative";
            assertThat(tessa.get(lead).body()).doesNotContain("/leave\"");
            assertThat(publish(tessa, PUBLISH).statusCode()).isEqualTo(303);
            assertThat(application.get(HOME + "/organisations").body())
                    .contains("The &lt;Newcomers&gt;")
                    .doesNotContain("Terre des Hommes");
        }
    }
}
