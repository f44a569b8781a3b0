package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tessa adds a step when the law moves on, looks at it, publishes it, and puts right what was wrong.
class TessaKeepsTheTimelineStoryTest extends TessaStory {
    private static final String TIMELINE = "/console/" + CAMPAIGN + "/timeline";
    private static final String NEW = TIMELINE + "/_new";
    private static final String LAST = TIMELINE + "/prolonged";

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeKit() throws IOException {
        TestKit kit = TestKit.in(folder, CAMPAIGN);
        Files.writeString(kit.folder().resolve("timeline.csv"), """
                id,date,institution,kind,title,votes_for,votes_against,abstentions,source,url
                begun,2021-07-06,parliament,vote,Rules are made.,537,133,24,Record,
                mandate,2023-11,parliament,mandate,A mandate is given.,,,,Record,
                prolonged,2024-04-10,parliament,vote,Rules are prolonged.,469,112,37,Record,
                """);
    }

    TessaKeepsTheTimelineStoryTest() {
        super(Setup.fresh().withCampaigns(folder));
    }

    private EditorForm vote() {
        return tessa.form(NEW)
                .with("id", "a-vote")
                .with("date", "2025-01-15")
                .with("kind", "vote")
                .with("institution", "parliament")
                .with("title", "Parliament <votes>.")
                .with("votes_for", "400")
                .with("votes_against", "200")
                .with("abstentions", "50")
                .with("source", "An invented record")
                .with("url", "https://parliament.example.org/vote")
                .with("title_de", "Das Parlament stimmt ab.");
    }

    @Test
    void aStepIsAddedLookedAtPublishedChangedAndRemoved() {
        assertThat(tessa.get(TIMELINE).body()).contains("A mandate is given.", "469 : 112 : 37", "2023-11");
        HttpResponse<String> saved = tessa.post(NEW, vote().fields());
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        assertThat(saved.headers().firstValue("Location")).hasValue(TIMELINE + "/a-vote?saved=1");
        assertThat(tessa.get(TIMELINE).body()).contains("Parliament &lt;votes&gt;.", ">new<", "400 : 200 : 50");
        assertThat(tessa.get(PUBLISH).body()).contains("timeline.csv");

        assertThat(application.get(HOME + "/timeline").body()).doesNotContain("&lt;votes&gt;");
        HttpResponse<String> preview = tessa.get("/console/" + CAMPAIGN + "/preview/page?language=en&page=timeline");
        assertThat(preview.body()).contains("Parliament &lt;votes&gt;.", "A draft: not public");
        assertThat(preview.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'self'");
        assertThat(tessa.get("/console/" + CAMPAIGN + "/preview?page=timeline").body())
                .contains(
                        "preview/page?language=en&amp;organisation=&amp;page=timeline",
                        "?language=de&amp;page=timeline");

        publish();
        String page = application.get(HOME + "/timeline").body();
        assertThat(page).contains("Parliament &lt;votes&gt;.", "Last step known here: 15 January 2025.");
        assertThat(application.get("/de/" + CAMPAIGN).body())
                .contains("<p class=\"what\">Das Parlament stimmt ab.</p>");

        EditorForm change = tessa.form(TIMELINE + "/a-vote").with("title", "Parliament votes again.");
        assertThat(change.get("votes_for")).isEqualTo("400");
        assertThat(tessa.post(TIMELINE + "/a-vote", change.fields()).statusCode())
                .isEqualTo(303);
        publish();
        assertThat(application.get(HOME + "/timeline").body()).contains("Parliament votes again.");

        EditorForm remove = tessa.form(TIMELINE + "/a-vote");
        HttpResponse<String> removed = tessa.post(TIMELINE + "/a-vote/remove", Map.of("base", remove.get("base")));
        assertThat(removed.statusCode()).isEqualTo(303);
        assertThat(tessa.get(TIMELINE).body()).contains("leaves with the next publication");
        publish();
        assertThat(application.get(HOME + "/timeline").body())
                .doesNotContain("Parliament votes")
                .contains("Last step known here: 10 April 2024.");
        assertThat(application.number("SELECT count(*) FROM audit WHERE action = 'draft.saved'"))
                .isEqualTo(3);
    }

    private void assertRefused(EditorForm form, String path, String field, String reason) {
        HttpResponse<String> answer = tessa.post(path, form.fields());
        assertThat(answer.statusCode()).as(field + " " + reason).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#" + field + "\"", reason);
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingIsLost() {
        assertRefused(vote().with("date", "2026-02-30"), NEW, "date", "a day such as 2023-11-14");
        assertRefused(vote().with("date", "2199-01-01"), NEW, "state", "the date lies in the future");
        assertRefused(vote().with("votes_for", "many"), NEW, "votes_for", "a whole number");
        assertRefused(vote().with("abstentions", ""), NEW, "abstentions", "a whole number");
        assertRefused(vote().with("id", "A Vote"), NEW, "id", "small letters");
        assertRefused(vote().with("kind", "coup"), NEW, "kind", "proposal, mandate");
        assertRefused(vote().with("url", "javascript:alert(1)"), NEW, "url", "begins with https://");
        assertRefused(vote().with("title", ""), NEW, "title", "is missing");
        assertRefused(vote().with("title", "x".repeat(1_000_000)), NEW, "title", "is longer than 5000 characters");
        assertRefused(vote().with("source", "bell\u0007"), NEW, "source", "holds a control character");
        assertRefused(tessa.form(LAST).with("source", ""), LAST, "source", "is missing");
        HttpResponse<String> german =
                tessa.post(NEW, vote().with("title_de", "x".repeat(301)).fields());
        assertThat(german.statusCode()).isEqualTo(422);
        assertThat(german.body()).contains("title_de: one line of at most 300 characters", "value=\"a-vote\"");
        assertThat(application.number("SELECT count(*) FROM draft_file")).isZero();
    }

    @Test
    void whatIsStillToComeIsMarkedSo() {
        EditorForm expected = tessa.form(NEW)
                .with("id", "trilogue")
                .with("date", "2199-03")
                .with("state", "expected")
                .with("kind", "other")
                .with("title", "Parliament and Council meet again.")
                .with("source", "An invented calendar");
        assertThat(tessa.post(NEW, expected.fields()).statusCode()).isEqualTo(303);
        publish();
        assertThat(application.get(HOME + "/timeline").body())
                .contains("March 2199", "Expected, not done yet", "Last step known here: 10 April 2024.");
        assertThat(application.get(HOME).body()).doesNotContain("meet again");
    }

    @Test
    void aLinkIsUncheckedUntilSomebodyChecksItAndWhenItChanges() {
        String one = TIMELINE + "/a-vote";
        String unchecked = "</a> <em>Not checked yet</em>";
        EditorForm plain = vote().with("title", "Parliament votes.");
        assertThat(tessa.post(NEW, plain.fields()).statusCode()).isEqualTo(303);
        publish();
        assertThat(application.get(HOME + "/timeline").body()).contains(unchecked);
        assertRefused(tessa.form(one).with("verified", "2199-01-01"), one, "verified", "lies in the future");
        assertThat(tessa.post(
                                one,
                                tessa.form(one).with("verified", "2025-02-01").fields())
                        .statusCode())
                .isEqualTo(303);
        publish();
        assertThat(application.get(HOME + "/timeline").body()).doesNotContain(unchecked);
        EditorForm changed = tessa.form(one).with("url", "https://parliament.example.org/other");
        assertThat(tessa.post(one, changed.fields()).statusCode()).isEqualTo(303);
        assertThat(tessa.form(one).get("verified")).isEmpty();
    }

    @Test
    void whoeverSavesSecondSeesBothAndLosesNothing() {
        TestMember otto = TestMember.of(application, "Otto", new Grant(Role.COORDINATOR, 0, 0));
        EditorForm tessas = tessa.form(LAST).with("title", "Tessa’s title.");
        EditorForm ottos = tessa.form(LAST).with("title", "Otto’s title.");
        assertThat(otto.post(LAST, ottos.fields()).statusCode()).isEqualTo(303);
        HttpResponse<String> conflict = tessa.post(LAST, tessas.fields());
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body()).contains("Somebody else saved this", "Otto", "value=\"Tessa’s title.\"");
        EditorForm second = EditorForm.on(conflict.body(), LAST);
        assertThat(tessa.post(LAST, second.fields()).statusCode()).isEqualTo(303);
        assertThat(tessa.form(LAST).get("title")).isEqualTo("Tessa’s title.");
        assertThat(tessa.post(NEW, vote().with("id", "mandate").fields()).statusCode())
                .as("an id that is taken")
                .isEqualTo(409);
        assertThat(tessa.post(LAST + "/remove", Map.of("base", tessas.get("base")))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void anAnalystReadsAndChangesNothing() {
        TestMember ana = TestMember.of(application, "Ana", new Grant(Role.ANALYST, 0, 0));
        assertThat(ana.get(TIMELINE).body()).contains("A mandate is given.").doesNotContain("timeline/_new");
        assertThat(ana.get(LAST).statusCode()).isEqualTo(200);
        assertThat(ana.post(LAST, tessa.form(LAST).fields()).statusCode()).isEqualTo(403);
        assertThat(ana.post(LAST + "/remove", Map.of("base", "-")).statusCode()).isEqualTo(403);
        assertThat(tessa.get(TIMELINE + "/no-such-step").statusCode()).isEqualTo(404);
    }
}
