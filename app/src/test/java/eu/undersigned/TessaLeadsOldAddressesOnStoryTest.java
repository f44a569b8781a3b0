package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Pages moved. Tessa leads those who come by an old address to the new one.
class TessaLeadsOldAddressesOnStoryTest extends TessaStory {
    private static final String LIST = "/console/" + CAMPAIGN + "/redirects";

    private EditorForm form(String kind, String from, String to) {
        return tessa.form(LIST).with("kind", kind).with("from", from).with("to", to);
    }

    private void add(String kind, String from, String to) {
        save(LIST, form(kind, from, to));
    }

    @Test
    void anAddressIsAddedPublishedAndRemoved() {
        assertThat(tessa.get(LIST).body()).contains("No address has moved.");
        add("path", "about", "privacy");
        add("old_slug", "each-second", "");
        assertThat(tessa.get(LIST).body())
                .contains("<th scope=\"row\">about</th>", "<th scope=\"row\">each-second</th>", "path,about,privacy");
        assertThat(application.get(HOME + "/about").statusCode()).isEqualTo(404);
        publish();
        assertThat(application.get(HOME + "/about").headers().firstValue("location"))
                .hasValue(HOME + "/privacy");
        assertThat(application.get("/de/each-second/facts").headers().firstValue("location"))
                .hasValue("/de/" + CAMPAIGN + "/facts");

        EditorForm remove = tessa.form(LIST, LIST + "/remove");
        assertThat(remove.get("from")).isEqualTo("about");
        assertThat(tessa.post(LIST + "/remove", remove.fields()).statusCode()).isEqualTo(303);
        assertThat(tessa.post(LIST + "/remove", remove.fields()).statusCode())
                .as("from a page of before")
                .isEqualTo(409);
        publish();
        assertThat(application.get(HOME + "/about").statusCode()).isEqualTo(404);
        assertThat(application.get("/de/each-second").statusCode()).isEqualTo(301);
        assertThat(application.number("SELECT count(*) FROM audit WHERE action = 'draft.saved'"))
                .isEqualTo(3);
    }

    private void assertRefused(String kind, String from, String to, String field, String reason) {
        HttpResponse<String> answer = tessa.post(LIST, form(kind, from, to).fields());
        assertThat(answer.statusCode()).as(from + " " + reason).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#" + field + "\"", reason).doesNotContain("<b>");
    }

    @Test
    void whatLeadsNowhereIsSaidAtItsFieldAndNothingIsLost() {
        add("path", "about", "privacy");
        assertRefused("path", "about", "facts", "from", "stands here twice");
        assertRefused("path", "privacy", "about", "to", "leads back to where it comes from");
        assertRefused("path", "/news/<b>", "facts", "from", "a path behind the campaign");
        assertRefused("path", "news/old", "https://example.org/", "to", "a path behind the campaign");
        assertRefused("old_slug", "api", "", "from", "is a path of the application");
        assertRefused("old_slug", "former", "facts", "to", "nothing is expected here");
        assertRefused("elsewhere", "former", "", "kind", "old_slug or path is expected");
        assertRefused("path", "bell\u0007", "facts", "from", "holds a control character");
        assertRefused("path", "x".repeat(5_000), "facts", "from", "a path behind the campaign");
        assertThat(tessa.post(LIST, form("path", "/old", "facts").fields()).body())
                .contains("value=\"/old\"");
        assertThat(application.number("SELECT count(*) FROM audit WHERE action = 'draft.saved'"))
                .isEqualTo(1);
    }

    @Test
    void whoeverSavesSecondKeepsWhatTheyTyped() {
        TestMember otto = TestMember.of(application, "Otto", new Grant(Role.COORDINATOR, 0, 0));
        EditorForm tessas = form("path", "mine", "facts");
        EditorForm ottos = form("path", "his", "facts");
        assertThat(otto.post(LIST, ottos.fields()).statusCode()).isEqualTo(303);
        HttpResponse<String> conflict = tessa.post(LIST, tessas.fields());
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body()).contains("Somebody else saved this", "value=\"mine\"", ">his</th>");
        EditorForm again = EditorForm.on(conflict.body(), LIST);
        assertThat(tessa.post(LIST, again.fields()).statusCode()).isEqualTo(303);
        assertThat(tessa.get(LIST).body()).contains(">mine</th>", ">his</th>");
    }

    @Test
    void anAnalystReadsAndChangesNothing() {
        add("path", "about", "privacy");
        TestMember ana = TestMember.of(application, "Ana", new Grant(Role.ANALYST, 0, 0));
        assertThat(ana.get(LIST).body())
                .contains(">about</th>")
                .doesNotContain("<form method=\"post\" action=\"" + LIST);
        assertThat(ana.post(LIST, form("path", "a", "facts").fields()).statusCode())
                .isEqualTo(403);
        assertThat(ana.post(LIST + "/remove", Map.of("base", "-")).statusCode()).isEqualTo(403);
    }
}
