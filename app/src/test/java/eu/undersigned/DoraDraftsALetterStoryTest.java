package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Dora, who coordinates the campaign, writes a letter together with Paula of Eurochild and Tom of Terre des Hommes.
class DoraDraftsALetterStoryTest {
    private static final String CONSOLE = "/console/" + CAMPAIGN;
    private static final String LETTERS = CONSOLE + "/letters";
    private static final String TEXT = LETTERS + "/a-safe-net/texts/en";
    private static final String SETTINGS = LETTERS + "/a-safe-net/settings";
    private static final String DRAFT = LETTERS + "/a-safe-net/draft";
    private static final String OPEN = LETTERS + "/a-safe-net/open";
    private static final String PUBLISH = CONSOLE + "/publish";
    private static final String PAULAS = CONSOLE + "/with/eurochild/letters/a-safe-net";
    private static final String TOMS = CONSOLE + "/with/terre-des-hommes/letters/a-safe-net";

    private final TestApplication application = TestApplication.start();
    private final TestMember dora = coordinator("Dora");
    private final TestMember paula = partner("Paula", "eurochild");
    private final TestMember tom = partner("Tom", "terre-des-hommes");

    @AfterEach
    void stop() {
        application.close();
    }

    private TestMember coordinator(String name) {
        return TestMember.of(application, name, new Grant(Role.COORDINATOR, 0, 0));
    }

    private TestMember partner(String name, String organisation) {
        int campaign = (int) application.number("SELECT id FROM campaign WHERE slug = ?", CAMPAIGN);
        int number = (int) application.number(
                "SELECT id FROM organisation WHERE campaign_id = ? AND slug = ?", campaign, organisation);
        return TestMember.of(application, name, new Grant(Role.PARTNER, campaign, number));
    }

    private void write() {
        HttpResponse<String> add = dora.get(LETTERS + "/add?slug=a-safe-net&language=en");
        assertThat(add.headers().firstValue("Location")).hasValue(TEXT);
        EditorForm form = dora.form(TEXT)
                .with("title", "A <safe net")
                .with("addressee", "To the members of the European Parliament")
                .with("summary", "We ask for a law.")
                .with("opening", "Children are online.\n\nThey have a right to be safe there.")
                .with("ask.1", "Pass the law.")
                .with("why.1", "It is needed.\n\nIt is late.")
                .with("ask.2", "Fund the helplines.")
                .with("closing", "We thank you.");
        assertDone(dora.post(TEXT, form.fields()));
    }

    private void deadline(LocalDate day) {
        EditorForm settings = dora.form(SETTINGS).with("deadline", day.toString());
        assertDone(dora.post(SETTINGS, settings.fields()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(application.clock.instant(), ZoneOffset.UTC);
    }

    private static void assertDone(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(EditorForm.unescaped(answer.body())).isEqualTo(303);
    }

    /// Sends the form of a page as it is, or with one field filled in.
    private static HttpResponse<String> send(
            TestMember member, String page, String action, String field, String value) {
        EditorForm form = EditorForm.on(member.get(page).body(), action);
        return member.post(action, form.with(field, value).fields());
    }

    private static HttpResponse<String> comment(TestMember member, String page, String part, String text) {
        return send(member, page, page + "/parts/" + part + "/comment", "comment", text);
    }

    private static HttpResponse<String> propose(TestMember member, String page, String part, String text) {
        return send(member, page, page + "/parts/" + part + "/propose", "wording", text);
    }

    private static HttpResponse<String> signOff(TestMember member, String page) {
        return send(member, page, page + "/signoff", "csrf", "");
    }

    /// Numbers of what was said, as the page has them.
    private static List<Integer> said(TestMember member, String page) {
        List<Integer> numbers = new ArrayList<>();
        Matcher said =
                Pattern.compile("id=\"said-(\\d+)\"").matcher(member.get(page).body());
        while (said.find()) {
            numbers.add(Integer.valueOf(said.group(1)));
        }
        return numbers;
    }

    private static String act(int said, String what) {
        return DRAFT + "/said/" + said + "/" + what;
    }

    private static String text(TestMember member, String page) {
        return EditorForm.unescaped(member.get(page).body());
    }

    @Test
    void theLetterIsWrittenTogetherSignedOffAndPublished() {
        write();
        deadline(today().plusDays(3));
        HttpResponse<String> preview = dora.get(TEXT + "/page");
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body()).contains("A &lt;safe net", "They have a right to be safe there.");
        assertThat(paula.get(CONSOLE + "/with/eurochild/letters").body()).contains("A &lt;safe net", PAULAS);
        assertThat(text(paula, PAULAS))
                .contains("Opening, paragraph 2", "They have a right to be safe there.", "3 days left", "silent so far")
                .doesNotContain("Where each organisation stands");

        assertDone(comment(paula, PAULAS, "o1", "Many <b>children</b>.\n\nNot all."));
        assertDone(propose(tom, TOMS, "p2", "Fund the helplines for children.\n\nThey answer too few calls."));
        assertThat(tom.get(TOMS).body())
                .contains("Paula, Eurochild", "Many &lt;b&gt;children&lt;/b&gt;.")
                .doesNotContain("<b>children", "/take\"");
        String page = dora.get(DRAFT).body();
        assertThat(page).contains("Tom, Terre des Hommes", "<ins>", "has commented", "silent so far");

        List<Integer> said = said(dora, DRAFT);
        assertThat(said).hasSize(2);
        assertDone(send(paula, PAULAS, PAULAS + "/said/" + said.getFirst() + "/settle", "csrf", ""));
        assertDone(send(dora, DRAFT, act(said.getLast(), "take"), "csrf", ""));
        assertThat(dora.form(TEXT).get("ask.2")).isEqualTo("Fund the helplines for children.");
        assertThat(dora.form(TEXT).get("why.2")).isEqualTo("They answer too few calls.");
        assertThat(text(dora, DRAFT)).contains("taken", "settled");

        assertDone(signOff(paula, PAULAS));
        assertDone(signOff(tom, TOMS));
        assertThat(text(dora, DRAFT)).contains("2 of ", "organisations have signed off this wording");

        assertDone(dora.post(
                TEXT, dora.form(TEXT).with("closing", "We thank you all.").fields()));
        assertThat(text(paula, PAULAS)).contains("signed off an earlier wording", "Sign off this wording");
        assertThat(text(dora, DRAFT)).contains("0 of ");
        assertDone(signOff(paula, PAULAS));

        EditorForm open = dora.form(OPEN);
        assertThat(text(dora, OPEN))
                .contains("Terre des Hommes", "signed off an earlier wording")
                .doesNotContain("Eurochild");
        HttpResponse<String> unconfirmed = dora.post(OPEN, open.fields());
        assertThat(unconfirmed.statusCode()).isEqualTo(422);
        assertThat(unconfirmed.body()).contains("Please confirm");
        assertDone(dora.post(OPEN, open.with("confirm", "yes").fields()));
        assertThat(application.get(HOME + "/letters/a-safe-net").statusCode()).isEqualTo(404);
        assertDone(dora.post(PUBLISH, dora.form(PUBLISH).fields()));
        assertThat(application.number("SELECT count(*) FROM letter_version WHERE slug = 'a-safe-net'"))
                .isEqualTo(1);
        assertThat(application.get(HOME + "/letters/a-safe-net").body())
                .contains("A &lt;safe net", "We thank you all.");
        assertThat(paula.get(PAULAS).statusCode()).isEqualTo(404);
        assertThat(comment(dora, OPEN, 409)).contains("This letter is not being written");
        assertThat(application.number("SELECT count(*) FROM audit WHERE action LIKE 'letter.%'"))
                .as("two remarks, settled, taken, three sign-offs and one more, opened")
                .isEqualTo(8);
    }

    /// A form that was open when the letter left drafting.
    private String comment(TestMember member, String back, int status) {
        HttpResponse<String> answer =
                member.post(DRAFT + "/parts/o1/comment", Map.of("comment", "Too late", "base", "x", "back", back));
        assertThat(answer.statusCode()).isEqualTo(status);
        return answer.body();
    }

    @Test
    void afterTheDeadlineOrganisationsReadAndCoordinatorsMoveIt() {
        write();
        deadline(today());
        assertThat(text(paula, PAULAS)).contains("is the last day");
        EditorForm opened = EditorForm.on(paula.get(PAULAS).body(), PAULAS + "/parts/o1/comment");
        EditorForm signing = EditorForm.on(paula.get(PAULAS).body(), PAULAS + "/signoff");
        application.clock.move(Duration.ofDays(1));
        TestMember pia = partner("Pia", "eurochild");
        assertThat(text(pia, PAULAS))
                .contains("Organisations can read the letter", "Children are online.")
                .doesNotContain("/comment\"", "/propose\"", "/signoff\"");
        HttpResponse<String> late = pia.post(
                PAULAS + "/parts/o1/comment",
                opened.with("comment", "A late word").fields());
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("The deadline has passed", "A late word");
        assertThat(pia.post(
                                PAULAS + "/parts/o1/propose",
                                opened.with("wording", "Late").fields())
                        .statusCode())
                .isEqualTo(409);
        assertThat(pia.post(PAULAS + "/signoff", signing.fields()).statusCode()).isEqualTo(409);
        assertThat(application.number("SELECT count(*) FROM letter_remark")).isZero();
        assertThat(application.number("SELECT count(*) FROM letter_sign_off")).isZero();

        TestMember otto = coordinator("Otto");
        assertDone(comment(otto, DRAFT, "o1", "Coordinators still may."));
        assertDone(otto.post(
                SETTINGS,
                otto.form(SETTINGS)
                        .with("deadline", today().plusDays(2).toString())
                        .fields()));
        assertDone(comment(pia, PAULAS, "o1", "A word in time"));
        assertDone(signOff(pia, PAULAS));
    }

    @Test
    void aCommentStaysWithTheWordingThatItWasMadeFor() {
        write();
        assertDone(comment(paula, PAULAS, "o2", "On the right to be safe."));
        // A paragraph before it: the comment moves along.
        assertDone(dora.post(
                TEXT,
                dora.form(TEXT)
                        .with("opening", "First of all.\n\nChildren are online.\n\nThey have a right to be safe there.")
                        .fields()));
        assertThat(part("o3")).contains("On the right to be safe.").doesNotContain("on an earlier wording");
        assertThat(part("o2")).doesNotContain("On the right to be safe.");
        // Another text of it.
        assertDone(dora.post(
                TEXT,
                dora.form(TEXT)
                        .with("opening", "First of all.\n\nChildren are safe there.\n\nA third.")
                        .fields()));
        assertThat(part("o2"))
                .contains("On the right to be safe.", "on an earlier wording", "They have a right to be safe there.");
        // Its paragraph is no more.
        assertDone(
                dora.post(TEXT, dora.form(TEXT).with("opening", "All in one.").fields()));
        String page = text(dora, DRAFT);
        assertThat(page.substring(page.indexOf("id=\"gone\""))).contains("On the right to be safe.");
    }

    private String part(String key) {
        String page = text(dora, DRAFT);
        int start = page.indexOf("id=\"part-" + key + "\"");
        return page.substring(start, page.indexOf("</section>", start));
    }

    @Test
    void ofTwoProposalsForOneParagraphOneIsTaken() throws Exception {
        write();
        assertDone(propose(paula, PAULAS, "o1", "Children live online."));
        assertDone(propose(tom, TOMS, "o1", "Children grow up online."));
        List<Integer> said = said(dora, DRAFT);
        TestMember otto = coordinator("Otto");
        EditorForm doras = EditorForm.on(dora.get(DRAFT).body(), act(said.getFirst(), "take"));
        EditorForm ottos = EditorForm.on(otto.get(DRAFT).body(), act(said.getLast(), "take"));
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<HttpResponse<String>>> both = List.of(
                    () -> dora.post(act(said.getFirst(), "take"), doras.fields()),
                    () -> otto.post(act(said.getLast(), "take"), ottos.fields()));
            for (Future<HttpResponse<String>> answer : together.invokeAll(both)) {
                statuses.add(answer.get().statusCode());
            }
        }
        assertThat(statuses).containsExactlyInAnyOrder(303, 409);
        assertThat(application.number("SELECT count(*) FROM letter_remark WHERE state = 'TAKEN'"))
                .isEqualTo(1);
        assertThat(application.number("SELECT count(*) FROM letter_remark WHERE state = 'OPEN'"))
                .isEqualTo(1);
        String now = dora.form(TEXT).get("opening");
        assertThat(now).containsPattern("^Children (live|grow up) online\\.");
        int left = (int) application.number("SELECT id FROM letter_remark WHERE state = 'OPEN'");
        assertThat(dora.get(DRAFT).body()).doesNotContain(act(left, "take")).contains(act(left, "decline"));
        assertThat(send(dora, DRAFT, act(left, "decline"), "reason", " ").statusCode())
                .isEqualTo(422);
        assertDone(send(dora, DRAFT, act(left, "decline"), "reason", "The other one <was> first."));
        assertThat(text(tom, TOMS)).contains("declined: The other one <was> first.");
    }

    @Test
    void partnersSeeTheLettersInDraftingAndNothingElse() {
        write();
        for (String path :
                List.of(LETTERS, TEXT, TEXT + "/page", SETTINGS, DRAFT, OPEN, PUBLISH, PUBLISH + "/draft.zip", TOMS)) {
            assertThat(paula.get(path).statusCode()).as(path).isIn(403, 404);
        }
        for (String path :
                List.of(TEXT, SETTINGS, OPEN, DRAFT + "/parts/o1/comment", DRAFT + "/call", TOMS + "/signoff")) {
            assertThat(paula.post(path, Map.of("base", "x")).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(paula.get(CONSOLE + "/with/eurochild/letters/forced-labour").statusCode())
                .as("not in drafting")
                .isEqualTo(404);
        assertThat(paula.get(CONSOLE + "/with/eurochild/letters/..%2F..%2Fsecrets")
                        .statusCode())
                .isIn(400, 404);

        assertDone(comment(paula, PAULAS, "o1", "Mine"));
        int said = said(paula, PAULAS).getFirst();
        for (String what : List.of("settle", "erase")) {
            assertThat(tom.post(TOMS + "/said/" + said + "/" + what, Map.of()).statusCode())
                    .as("what another one wrote")
                    .isEqualTo(409);
        }
        assertThat(paula.post(PAULAS + "/said/" + said + "/take", Map.of()).statusCode())
                .isIn(403, 404, 405);
        assertDone(send(paula, PAULAS, PAULAS + "/said/" + said + "/erase", "csrf", ""));
        assertThat(application.number("SELECT count(*) FROM letter_remark")).isZero();

        TestMember stranger = TestMember.of(application, "Stranger", new Grant(Role.PARTNER, 999_999, 1));
        assertThat(stranger.get(PAULAS).statusCode()).isEqualTo(403);
        assertThat(stranger.post(PAULAS + "/signoff", Map.of("wording", "x")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatCannotStandIsSaidAndNothingTypedIsLost() {
        write();
        String long10 = "x".repeat(10_000);
        HttpResponse<String> tooLong = comment(paula, PAULAS, "o1", long10);
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body())
                .contains("is longer than 5000 characters", long10, "href=\"#comment-o1\"", "<details open>");
        assertThat(comment(paula, PAULAS, "o1", " \n ").statusCode()).isEqualTo(422);
        assertThat(comment(paula, PAULAS, "o1", "a bell\u0007").statusCode()).isEqualTo(422);
        assertThat(comment(paula, PAULAS, "o1", "turned \u202E around").statusCode())
                .isEqualTo(422);
        assertThat(refused(propose(paula, PAULAS, "o1", "Children are online.")))
                .contains("as it stands");
        assertThat(refused(propose(paula, PAULAS, "o1", "One.\n\nTwo."))).contains("one paragraph");
        assertThat(refused(propose(paula, PAULAS, "o1", "# heading"))).contains("Nothing was saved");
        assertThat(refused(propose(paula, PAULAS, "p1", "x".repeat(501)))).contains("500 characters");
        assertThat(propose(paula, PAULAS, "o1", "<script>alert(1)</script>").statusCode())
                .isEqualTo(303);
        assertThat(dora.get(DRAFT).body()).doesNotContain("<script>alert");
        assertThat(application.number("SELECT count(*) FROM letter_remark")).isEqualTo(1);

        EditorForm form = EditorForm.on(paula.get(PAULAS).body(), PAULAS + "/parts/c1/comment")
                .with("comment", "To the old ending");
        EditorForm signing = EditorForm.on(paula.get(PAULAS).body(), PAULAS + "/signoff");
        assertDone(dora.post(TEXT, dora.form(TEXT).with("closing", "").fields()));
        HttpResponse<String> gone = paula.post(PAULAS + "/parts/c1/comment", form.fields());
        assertThat(gone.statusCode()).isEqualTo(409);
        assertThat(gone.body()).contains("To the old ending", "has changed since");
        assertThat(paula.post(PAULAS + "/signoff", signing.fields()).statusCode())
                .as("a wording that is no more")
                .isEqualTo(409);
        assertThat(application.number("SELECT count(*) FROM letter_sign_off")).isZero();
    }

    private static String refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(422);
        return EditorForm.unescaped(answer.body());
    }

    @Test
    void aLetterThatIsRemovedMeanwhileTakesNothingMore() {
        write();
        assertDone(comment(paula, PAULAS, "o1", "A word"));
        EditorForm form = EditorForm.on(paula.get(PAULAS).body(), PAULAS + "/parts/o1/comment")
                .with("comment", "Late");
        EditorForm signing = EditorForm.on(paula.get(PAULAS).body(), PAULAS + "/signoff");
        assertDone(dora.post(
                TEXT + "/remove",
                EditorForm.on(dora.get(TEXT).body(), TEXT + "/remove").fields()));
        assertThat(paula.post(PAULAS + "/parts/o1/comment", form.fields()).statusCode())
                .isEqualTo(409);
        assertThat(paula.post(PAULAS + "/signoff", signing.fields()).statusCode())
                .isEqualTo(409);
        assertThat(paula.get(CONSOLE + "/with/eurochild/letters").body()).doesNotContain("A &lt;safe net");
        assertThat(dora.get(OPEN).statusCode()).isEqualTo(404);
        write();
        assertThat(paula.get(PAULAS).body()).as("it came back").contains("A word");
    }

    @Test
    void aCoordinatorEntersASignOffForAnOrganisation() {
        write();
        String page = CONSOLE + "/with/ecpat-international/letters/a-safe-net";
        assertThat(text(dora, page)).contains("entered by you for it");
        assertDone(signOff(dora, page));
        assertThat(text(dora, DRAFT)).contains("ECPAT International", "entered by Dora of the campaign");
        assertDone(send(dora, page, page + "/signoff", "csrf", ""));
    }

    @Test
    void eachMemberIsAskedByMailOncePerWording() {
        write();
        assertDone(signOff(tom, TOMS));
        EditorForm call = EditorForm.on(dora.get(DRAFT).body(), DRAFT + "/call");
        assertThat(text(dora, DRAFT)).contains("Ask 1 member by mail");
        assertDone(dora.post(DRAFT + "/call", call.fields()));
        assertDone(dora.post(DRAFT + "/call", call.fields()));
        Await.until("her mail", () -> application.mailsTo("paula@example.org").size() == 1);
        assertThat(application.mailsTo("paula@example.org").getFirst().text())
                .contains("Dear Paula", "A <safe net", PAULAS);
        assertThat(dora.get(DRAFT).body()).doesNotContain(DRAFT + "/call\"");
        assertDone(
                dora.post(TEXT, dora.form(TEXT).with("closing", "Another end.").fields()));
        assertThat(dora.post(DRAFT + "/call", call.fields()).statusCode())
                .as("another wording")
                .isEqualTo(409);
        assertThat(text(dora, DRAFT)).contains("Ask 2 members by mail");
    }
}
