package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Tessa writes a post, looks at it, translates it, publishes it and takes it back.
class TessaWritesNewsStoryTest extends TessaStory {
    private static final String NEWS = "/console/" + CAMPAIGN + "/news";
    private static final String POST = NEWS + "/a-new-step/en";
    private static final String GERMAN = NEWS + "/a-new-step/de";
    private static final String PUBLIC = HOME + "/news/a-new-step";

    private EditorForm written() {
        return tessa.form(POST)
                .with("title", "A new <step")
                .with("summary", "What it is: \"good\" news")
                .with("published", "2026-01-02T09:00")
                .with("status", "ready")
                .with("links", "The roadmap | https://example.org/roadmap\nAnother | http://example.org/?a=1&b=2")
                .with("text", "A *first* paragraph.\n\n- one\n- two");
    }

    @Test
    void anEnglishDraftHidesNoTranslation() {
        save(
                GERMAN,
                tessa.form(GERMAN)
                        .with("title", "Ein neuer Schritt")
                        .with("summary", "Gut")
                        .with("published", "2026-01-02T09:00")
                        .with("status", "ready")
                        .with("text", "Ein Absatz."));
        publish();
        EditorForm english = tessa.form(POST);
        assertThat(english.get("published")).isEqualTo("2026-01-02T09:00Z");
        save(POST, english.with("title", "Not yet").with("summary", "Good").with("text", "A paragraph."));
        assertThat(row()).contains("published, 2 January 2026");
        publish();
        for (String page : new String[] {PUBLIC, "/de/" + CAMPAIGN + "/news/a-new-step"}) {
            assertThat(application.get(page).body())
                    .contains("Ein neuer Schritt")
                    .doesNotContain("Not yet");
        }
    }

    private String row() {
        Matcher row = Pattern.compile("(?s)<tr id=\"post-a-new-step\">.*?</tr>")
                .matcher(tessa.get(NEWS).body());
        assertThat(row.find()).isTrue();
        return row.group();
    }

    @Test
    void aPostIsWrittenLookedAtPublishedAndRemoved() {
        assertThat(tessa.get(NEWS).body()).contains("The petition starts", "Write a post");
        assertThat(tessa.get(NEWS + "/add?slug=a-new-step&language=en")
                        .headers()
                        .firstValue("Location"))
                .hasValue(POST);
        assertThat(tessa.get(NEWS + "/add?slug=A%20new&language=en").statusCode())
                .isEqualTo(422);
        assertThat(tessa.get(NEWS + "/add?slug=x&language=xx").statusCode()).isEqualTo(422);

        save(POST, written().with("status", "draft"));
        assertThat(row()).contains("draft", "in 23 languages", "Tessa", "A new &lt;step");
        HttpResponse<String> preview = tessa.get(POST + "/page");
        assertThat(preview.body())
                .contains("<em>first</em>", "A draft: not public")
                .doesNotContain("<step");
        assertThat(preview.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'self'");
        assertThat(tessa.get(POST).body()).contains("<iframe class=\"preview\" src=\"" + POST + "/page\"");
        publish();
        assertThat(application.get(PUBLIC).statusCode()).isEqualTo(404);

        save(POST, tessa.form(POST).with("status", "ready"));
        save(
                GERMAN,
                tessa.form(GERMAN)
                        .with("title", "Ein neuer Schritt")
                        .with("summary", "Gut")
                        .with("status", "ready")
                        .with("text", "Ein Absatz."));
        assertThat(tessa.get(GERMAN).body()).contains("The text that is translated", "A *first* paragraph.");
        assertThat(row()).contains("published, 2 January 2026", "in 22 languages");
        publish();
        assertThat(application.get(PUBLIC).body())
                .contains("<h1>A new &lt;step", "<em>first</em>", "<li>one</li>", "https://example.org/roadmap");
        assertThat(application.get("/de/" + CAMPAIGN + "/news/a-new-step").body())
                .contains("Ein neuer Schritt");
        assertThat(application.get(HOME + "/news.atom").body()).contains("A new &lt;step");
        EditorForm again = tessa.form(POST);
        assertThat(again.get("title")).isEqualTo("A new <step");
        assertThat(again.get("links"))
                .isEqualTo("The roadmap | https://example.org/roadmap\nAnother | http://example.org/?a=1&b=2");
        assertThat(again.get("text")).isEqualTo("A *first* paragraph.\n\n- one\n- two");

        save(POST + "/remove", EditorForm.on(tessa.get(POST).body(), POST + "/remove"));
        publish();
        assertThat(application.get(PUBLIC).statusCode()).isEqualTo(404);
        for (String path : new String[] {HOME, HOME + "/news", HOME + "/news.atom", HOME + "/news.json"}) {
            assertThat(application.get(path).body()).as(path).doesNotContain("A new &lt;step", "A new <step");
        }
        assertThat(application.number("SELECT count(*) FROM draft_file")).isZero();
    }

    @Test
    void onePlannedForLaterSaysSo() {
        save(POST, written().with("published", "2099-01-02T09:00"));
        assertThat(row()).contains("scheduled, 2 January 2099");
    }

    @Test
    void whatIsWrongIsSaidAtTheField() {
        assertRefused("title", "", "is missing");
        assertRefused("title", "x".repeat(151), "one line of at most 150 characters");
        assertRefused("summary", "bell\u0007", "holds a control character");
        assertRefused("published", "", "needs the time at which it appears");
        assertRefused("published", "tomorrow", "a time such as");
        assertRefused("starts", "2027-06-01", "only an event has it");
        assertRefused("kind", "event", "an event needs the time");
        assertRefused("links", "no bar", "each line is what it is");
        assertRefused("text", "[x](javascript:alert(1))", "links begin with https://");
        assertRefused("text", "turned \u202E around", "turns the direction");
        assertRefused("text", "x".repeat(20_001), "is longer than 20000 characters");
        assertRefused("text", "x".repeat(1_000_000), "is longer than 100000 characters");
        assertRefused("text", "", "is missing");
        assertThat(application.number("SELECT count(*) FROM draft_file")).isZero();
    }

    private void assertRefused(String field, String value, String reason) {
        HttpResponse<String> answer =
                tessa.post(POST, written().with(field, value).fields());
        assertThat(answer.statusCode()).as(field + " " + reason).isEqualTo(422);
        assertThat(answer.body()).contains(reason).contains("Nothing was saved");
        assertThat(answer.body()).as(field + " " + reason).containsAnyOf("href=\"#" + field + "\"", "href=\"#starts\"");
    }

    @Test
    void whoeverSavesSecondSeesBoth() {
        TestMember otto = TestMember.of(application, "Otto", new Grant(Role.COORDINATOR, 0, 0));
        EditorForm tessas = written();
        assertThat(otto.post(POST, written().with("title", "By Otto").fields()).statusCode())
                .isEqualTo(303);
        HttpResponse<String> conflict = tessa.post(POST, tessas.fields());
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body()).contains("Somebody else saved this", "Otto");
        EditorForm second = EditorForm.on(conflict.body(), POST);
        assertThat(second.get("title")).isEqualTo("A new <step");
        save(POST, second);
        assertThat(otto.form(POST).get("title")).isEqualTo("A new <step");
    }

    @Test
    void anAnalystReadsAndChangesNothing() {
        TestMember ana = TestMember.of(application, "Ana", new Grant(Role.ANALYST, 0, 0));
        String path = NEWS + "/petition-starts/en";
        assertThat(ana.get(NEWS).statusCode()).isEqualTo(200);
        assertThat(ana.get(path).statusCode()).isEqualTo(200);
        EditorForm form = tessa.form(path).with("title", "By Ana");
        assertThat(ana.post(path, form.fields()).statusCode()).isEqualTo(403);
        assertThat(ana.post(path + "/remove", form.fields()).statusCode()).isEqualTo(403);
    }
}
