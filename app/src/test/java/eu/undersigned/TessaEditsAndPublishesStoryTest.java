package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Tessa changes the petition's words: in a draft, with a look before, for everybody at once, and back again.
class TessaEditsAndPublishesStoryTest extends TessaStory {
    private static final String TEXTS = "/console/" + CAMPAIGN + "/texts";
    private static final String OLD = "Every second counts. Protect children from sexual abuse online.";
    private static final String NEW = "Every second counts. Protect every child online <now>.";

    private HttpResponse<String> saveTitle(TestMember member, String language, String title) {
        EditorForm form = member.form(TEXTS + "/" + language).with("title", title);
        return member.post(TEXTS + "/" + language, form.fields());
    }

    private HttpResponse<String> publish(TestMember member, String note) {
        return member.post(PUBLISH, member.form(PUBLISH).with("note", note).fields());
    }

    private static String row(String page, String language) {
        Matcher row =
                Pattern.compile("(?s)<tr id=\"text-" + language + "\">.*?</tr>").matcher(page);
        assertThat(row.find()).isTrue();
        return row.group();
    }

    @Test
    void aTextIsEditedLookedAtPublishedAndTakenBack() {
        TestMail signedBefore = application.counted("Ada Before", "ada@example.org");
        long oldText = application.number("SELECT text_id FROM signature");
        assertThat(row(tessa.get(TEXTS).body(), "de")).contains("class=\"mark current\"");

        HttpResponse<String> saved = saveTitle(tessa, "en", NEW);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        String texts = tessa.get(TEXTS).body();
        assertThat(row(texts, "de")).contains("class=\"mark stale\"");
        assertThat(row(texts, "en")).contains("class=\"mark source\"", "Tessa");
        assertThat(tessa.get(TEXTS + "/de").body())
                .contains("The source has changed since this translation was made", "&lt;now&gt;");

        assertThat(application.get(HOME).body()).contains(OLD).doesNotContain("&lt;now>");
        HttpResponse<String> preview = tessa.get("/console/" + CAMPAIGN + "/preview/page?language=en");
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body())
                .contains("&lt;now&gt;", "A draft: not public")
                .doesNotContain("<now>");
        assertThat(preview.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'none'", "frame-ancestors 'self'");
        assertThat(preview.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(tessa.get("/console/" + CAMPAIGN + "/preview").body()).contains("<iframe class=\"preview\"");

        String page = tessa.get(PUBLISH).body();
        assertThat(page).contains("petition.en.md", "23 translations are stale");
        HttpResponse<String> published = publish(tessa, "A clearer title");
        assertThat(published.statusCode()).as(published.body()).isEqualTo(303);
        assertThat(application.get(HOME).body()).contains("&lt;now&gt;").doesNotContain(OLD);
        assertThat(tessa.get(PUBLISH).body()).contains("A clearer title", "Tessa", "There is nothing to publish");

        assertThat(application.number(
                        "SELECT text_id FROM signature WHERE id = (" + "SELECT id FROM signature ORDER BY id LIMIT 1)"))
                .as("who signed before is bound to what they read")
                .isEqualTo(oldText);
        application.counted("Bea After", "bea@example.org");
        assertThat(application.number("SELECT count(DISTINCT text_id) FROM signature"))
                .isEqualTo(2);
        assertThat(signedBefore.confirmPath()).isNotEmpty();

        EditorForm again = tessa.form(PUBLISH + "/versions/1");
        assertThat(tessa.post(PUBLISH + "/versions/1", again.fields()).statusCode())
                .isEqualTo(303);
        assertThat(publish(tessa, "Back again").statusCode()).isEqualTo(303);
        assertThat(application.get(HOME).body()).contains(OLD).doesNotContain("&lt;now&gt;");
        assertThat(application.number("SELECT count(*) FROM audit WHERE action = 'campaign.published'"))
                .isEqualTo(2);
        assertThat(application.number("SELECT count(*) FROM kit_version")).isEqualTo(3);
    }

    @Test
    void whoeverSavesSecondSeesBothAndLosesNothing() {
        TestMember otto = TestMember.of(application, "Otto", new Grant(Role.COORDINATOR, 0, 0));
        EditorForm tessas = tessa.form(TEXTS + "/de");
        EditorForm ottos = otto.form(TEXTS + "/de").with("title", "Ottos Titel");
        assertThat(otto.post(TEXTS + "/de", ottos.fields()).statusCode()).isEqualTo(303);

        HttpResponse<String> conflict =
                tessa.post(TEXTS + "/de", tessas.with("title", "Tessas Titel").fields());
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body()).contains("Somebody else saved this", "Ottos", "value=\"Tessas Titel\"");
        EditorForm second = EditorForm.on(conflict.body(), TEXTS + "/de");
        assertThat(second.get("title")).isEqualTo("Tessas Titel");
        assertThat(tessa.post(TEXTS + "/de", second.fields()).statusCode()).isEqualTo(303);
        assertThat(otto.form(TEXTS + "/de").get("title")).isEqualTo("Tessas Titel");
    }

    @Test
    void nothingIsPublishedThatIsNotWhatWasLookedAt() {
        saveTitle(tessa, "de", "Ein anderer Titel");
        EditorForm looked = tessa.form(PUBLISH);
        saveTitle(tessa, "de", "Noch ein anderer Titel");
        HttpResponse<String> answer = tessa.post(PUBLISH, looked.fields());
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("it has changed since you looked at it");
        assertThat(application.get("/de/" + CAMPAIGN).body()).doesNotContain("anderer Titel");
    }

    @Test
    void whatTheReaderWouldRefuseIsSaidAtTheField() {
        assertRefused("title", "", "is missing");
        assertRefused("title", "x".repeat(301), "is longer than 300 characters");
        assertRefused("title", "bell\u0007", "holds a control character");
        assertRefused("ask", "turned \u202E around", "turns the direction");
        assertRefused("why", "# a heading", "no paragraph can begin with");
        assertRefused("why", "x".repeat(1_000_000), "is longer than 100000 characters");
        assertRefused("why", "x".repeat(5_001), "is longer than 5000 characters");
        assertThat(application.number("SELECT count(*) FROM draft_file")).isZero();
    }

    private void assertRefused(String field, String value, String reason) {
        EditorForm form = tessa.form(TEXTS + "/de").with(field, value);
        HttpResponse<String> answer = tessa.post(TEXTS + "/de", form.fields());
        assertThat(answer.statusCode()).as(field + " " + reason).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#" + field + "\"").contains(reason);
    }

    @Test
    void anAnalystReadsAndChangesNothing() {
        TestMember ana = TestMember.of(application, "Ana", new Grant(Role.ANALYST, 0, 0));
        assertThat(ana.get(TEXTS).statusCode()).isEqualTo(200);
        EditorForm form = tessa.form(TEXTS + "/de").with("title", "Von Ana");
        assertThat(ana.post(TEXTS + "/de", form.fields()).statusCode()).isEqualTo(403);
        assertThat(ana.post(PUBLISH, Map.of("hash", "x")).statusCode()).isEqualTo(403);
        assertThat(ana.get(PUBLISH + "/kit.zip").statusCode()).isEqualTo(403);
    }
}
