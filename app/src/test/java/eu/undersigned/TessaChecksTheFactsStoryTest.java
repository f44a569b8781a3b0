package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Tessa looks after the campaign's figures: she checks, corrects and adds.
class TessaChecksTheFactsStoryTest {
    private static final String CAMPAIGN = "ledger";
    private static final String HOME = "/en/" + CAMPAIGN;
    private static final String DATA = "/api/v1/campaigns/" + CAMPAIGN + "/facts.json";
    private static final String FACTS = "/console/" + CAMPAIGN + "/facts";
    private static final String ONE = FACTS + "/confirmed-addresses";
    private static final String PUBLISH = "/console/" + CAMPAIGN + "/publish";
    private static final int DAYS = 20;

    private final TestApplication application = start();
    private final TestMember tessa = TestMember.of(application, "Tessa", new Grant(Role.COORDINATOR, 0, 0));

    /// With the shipped figures; those that expire hold for some days.
    private static TestApplication start() {
        Path campaigns = TestFolders.make("kits");
        String last = LocalDate.now(ZoneOffset.UTC).plusDays(DAYS).toString();
        TestKit.in(campaigns, CAMPAIGN).replacing("facts.csv", ",2027-06-30,", "," + last + ",");
        return TestApplication.start(TestApplication.Setup.fresh().withCampaigns(campaigns));
    }

    @AfterEach
    void stop() {
        application.close();
    }

    private static EditorForm form(TestMember member, String path, String action) {
        return EditorForm.on(member.get(path).body(), action);
    }

    private HttpResponse<String> publish() {
        return tessa.post(PUBLISH, form(tessa, PUBLISH, PUBLISH).fields());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(application.clock.instant(), ZoneOffset.UTC);
    }

    @Test
    void aFigureThatIsDueIsCheckedAndComesBack() {
        assertThat(tessa.get(FACTS).body()).contains("within 30 days").doesNotContain("to be checked now");
        application.clock.move(Duration.ofDays(DAYS + 1));
        TestMember later = TestMember.of(application, "Later", new Grant(Role.COORDINATOR, 0, 0));
        assertThat(application.get(HOME).body()).doesNotContain("291,273");
        String list = later.get(FACTS).body();
        assertThat(list.indexOf("fact-confirmed-addresses"))
                .as("those to be checked come first")
                .isLessThan(list.indexOf("fact-reported-per-second-in-2021"));
        assertThat(list).contains("to be checked now");

        HttpResponse<String> refused = later.post(
                ONE + "/checked",
                form(later, ONE, ONE + "/checked").with("expires", "2020-01-01").fields());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("a day to come is expected");
        String day = today().plusYears(1).toString();
        HttpResponse<String> checked = later.post(
                ONE + "/checked",
                form(later, ONE, ONE + "/checked").with("expires", day).fields());
        assertThat(checked.statusCode()).as(checked.body()).isEqualTo(303);
        assertThat(later.post(PUBLISH, form(later, PUBLISH, PUBLISH).fields()).statusCode())
                .isEqualTo(303);
        assertThat(application.get(HOME).body()).contains("291,273");
    }

    @Test
    void aPublishedValueChangesByACorrectionAlone() {
        EditorForm editor = form(tessa, ONE, ONE).with("value", "1").with("method", "By hand <and eye>");
        assertThat(tessa.post(ONE, editor.fields()).statusCode()).isEqualTo(303);
        assertThat(tessa.get(ONE).body())
                .contains("<strong>291273</strong>", "By hand &lt;and eye&gt;", "/preview?page=facts\"");
        HttpResponse<String> preview = tessa.get("/console/" + CAMPAIGN + "/preview/page?language=en&page=facts");
        assertThat(preview.body()).contains("By hand &lt;and eye&gt;", "291,273", "A draft: not public");
        assertThat(preview.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(application.get(HOME + "/facts").body()).doesNotContain("By hand");

        HttpResponse<String> without = tessa.post(
                ONE + "/correction",
                form(tessa, ONE, ONE + "/correction").with("is", "291274").fields());
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("is missing");
        HttpResponse<String> wrong = tessa.post(
                ONE + "/correction",
                form(tessa, ONE, ONE + "/correction")
                        .with("is", "many")
                        .with("reason", "Typing")
                        .fields());
        assertThat(wrong.statusCode()).isEqualTo(422);
        HttpResponse<String> right = tessa.post(
                ONE + "/correction",
                form(tessa, ONE, ONE + "/correction")
                        .with("is", "291274")
                        .with("reason", "One was \"missed\", sorry")
                        .fields());
        assertThat(right.statusCode()).as(right.body()).isEqualTo(303);
        assertThat(tessa.get(PUBLISH).body()).contains("corrections.csv", "facts.csv");
        assertThat(application.get(HOME + "/facts").body()).doesNotContain("291,274");

        assertThat(publish().statusCode()).isEqualTo(303);
        assertThat(application.get(HOME).body()).contains("291,274");
        assertThat(application.get(HOME + "/facts").body())
                .contains(
                        "291,273 was corrected to 291,274.", "One was &#34;missed&#34;, sorry".replace("&#34;", "\""));
        assertThat(application.number("SELECT count(*) FROM audit WHERE action = 'draft.saved'"))
                .isEqualTo(2);
    }

    @Test
    void aFigureIsAddedAndTheOthersStayAsTheyAre() {
        long before = application.visitor().getJson(DATA).get("facts").size();
        String add = FACTS + "/_new";
        EditorForm editor = form(tessa, add, add)
                .with("id", "hotlines")
                .with("value", "46")
                .with("claim", "hotlines <b>work</b> together")
                .with("claim.de", "Hotlines arbeiten zusammen")
                .with("source", "Somebody, and others")
                .with("as_of", "2025");
        HttpResponse<String> saved = tessa.post(add, editor.fields());
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        assertThat(tessa.get(FACTS).body()).contains("hotlines", "new");
        HttpResponse<String> changed = tessa.post(
                FACTS + "/hotlines",
                form(tessa, FACTS + "/hotlines", FACTS + "/hotlines")
                        .with("value", "47")
                        .fields());
        assertThat(changed.statusCode())
                .as("not published yet: it may still change")
                .isEqualTo(303);
        assertThat(publish().statusCode()).isEqualTo(303);
        assertThat(application.get(HOME + "/facts").body()).contains("<strong>47</strong>", "hotlines &lt;b&gt;work");
        assertThat(application.get("/de/" + CAMPAIGN + "/facts").body()).contains("Hotlines arbeiten zusammen");
        assertThat(application.visitor().getJson(DATA).get("facts").size()).isEqualTo((int) before + 1);
    }

    @Test
    void whatIsWrongIsSaidAtTheField() {
        assertRefused("expires", "soon", "a date such as 2027-06-30 is expected");
        assertRefused("url", "javascript:alert(1)", "an address that begins with https:// is expected");
        assertRefused("period", "last year", "a year is expected");
        assertRefused("conflicts_with", "moon", "is no other id of facts.csv");
        assertRefused("claim", "x".repeat(301), "is longer than 300 characters");
        assertRefused("method", "x".repeat(1_000_000), "is longer than 20000 characters");
        assertRefused("claim.de", "turned \u202E around", "turns the direction");
        assertRefused("source", "", "a figure needs its source and its date");
        HttpResponse<String> twice = tessa.post(
                FACTS + "/_new",
                form(tessa, FACTS + "/_new", FACTS + "/_new")
                        .with("id", "Not An Id")
                        .with("value", "1")
                        .with("source", "S")
                        .with("as_of", "2025")
                        .fields());
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("small letters, digits and single hyphens");
        HttpResponse<String> long1 = tessa.post(
                ONE + "/correction",
                form(tessa, ONE, ONE + "/correction")
                        .with("is", "1")
                        .with("reason", "x".repeat(1_000_000))
                        .fields());
        assertThat(long1.statusCode()).isEqualTo(422);
        assertThat(application.number("SELECT count(*) FROM draft_file")).isZero();
        assertThat(tessa.get(FACTS + "/nothing").statusCode()).isEqualTo(404);
        assertThat(tessa.post(FACTS + "/nothing/correction", Map.of("base", "-", "is", "1", "reason", "x"))
                        .statusCode())
                .isEqualTo(404);
    }

    private void assertRefused(String field, String value, String reason) {
        HttpResponse<String> answer =
                tessa.post(ONE, form(tessa, ONE, ONE).with(field, value).fields());
        assertThat(answer.statusCode()).as(field).isEqualTo(422);
        assertThat(answer.body()).contains(reason);
    }

    @Test
    void whoeverSavesSecondSeesBoth() {
        TestMember otto = TestMember.of(application, "Otto", new Grant(Role.COORDINATOR, 0, 0));
        EditorForm tessas = form(tessa, ONE, ONE).with("method", "As Tessa says");
        EditorForm check = form(tessa, ONE, ONE + "/checked")
                .with("expires", today().plusDays(90).toString());
        assertThat(otto.post(
                                ONE,
                                form(otto, ONE, ONE)
                                        .with("method", "As Otto says")
                                        .fields())
                        .statusCode())
                .isEqualTo(303);
        HttpResponse<String> conflict = tessa.post(ONE, tessas.fields());
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body()).contains("Somebody else saved this", "Otto", "As Tessa says");
        assertThat(tessa.post(ONE + "/checked", check.fields()).statusCode()).isEqualTo(409);
        assertThat(form(tessa, ONE, ONE).get("method")).isEqualTo("As Otto says");
        assertThat(tessa.post(ONE, EditorForm.on(conflict.body(), ONE).fields()).statusCode())
                .isEqualTo(303);
        assertThat(form(otto, ONE, ONE).get("method")).isEqualTo("As Tessa says");
    }

    @Test
    void anAnalystLooksAndChangesNothing() {
        TestMember anna = TestMember.of(application, "Anna", new Grant(Role.ANALYST, 0, 0));
        assertThat(anna.get(FACTS).body()).contains("confirmed-addresses").doesNotContain(FACTS + "/_new");
        assertThat(anna.get(ONE).body()).doesNotContain(ONE + "/correction");
        assertThat(anna.post(ONE, form(tessa, ONE, ONE).fields()).statusCode()).isEqualTo(403);
    }
}
