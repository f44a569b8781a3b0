package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Vida calls the numbers, one after the other, and says in the console which of them are right.
class VidaChecksTheHelplinesStoryTest {
    private static final String LIST = "/console/" + CAMPAIGN + "/helplines";
    private static final String PUBLISH = "/console/" + CAMPAIGN + "/publish";
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final TestApplication application = TestApplication.start();
    private final TestMember vida = TestMember.of(application, "Vida", new Grant(Role.COORDINATOR, 0, 0));

    @AfterEach
    void stop() {
        application.close();
    }

    private String pathOf(String name) {
        Matcher row = Pattern.compile("<a href=\"(" + LIST + "/[0-9a-f]{16})\">" + name + "</a>")
                .matcher(vida.get(LIST).body());
        assertThat(row.find()).as(name).isTrue();
        return row.group(1);
    }

    private EditorForm form(String path, String action) {
        return EditorForm.on(vida.get(path).body(), action);
    }

    private void publish() {
        HttpResponse<String> answer = vida.post(
                PUBLISH, EditorForm.on(vida.get(PUBLISH).body(), PUBLISH).fields());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private static String saved(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("location").orElseThrow().replace("?saved=1", "");
    }

    @Test
    void aRowIsCheckedPublishedAndSaysSo() {
        assertThat(vida.get(LIST).body()).contains("Not checked yet: 46", "Checked: 0", "Telefono Azzurro");
        assertThat(vida.get(LIST + "?state=fine").body()).contains("No row here.");
        String path = pathOf("Red Barnet");
        assertThat(application.get("/en/help?country=DK").body()).contains("Red Barnet", "Not checked yet");

        EditorForm check = form(path, path + "/checked");
        assertThat(check.get("verified_on")).isEqualTo(TODAY.toString());
        HttpResponse<String> answer = vida.post(
                path + "/checked",
                check.with("source", "Opened the site, " + TODAY).fields());
        assertThat(saved(answer)).isEqualTo(path);
        assertThat(vida.get(LIST + "?state=fine").body()).contains("Red Barnet", "changed");
        assertThat(application.get("/en/help?country=DK").body()).contains("Not checked yet");

        String preview = "/console/" + CAMPAIGN + "/preview";
        assertThat(vida.get(path).body()).contains(preview + "?page=help&amp;country=DK");
        assertThat(vida.get(preview + "?page=help&country=DK&language=de").body())
                .contains("preview/page?language=de&amp;organisation=&amp;page=help&amp;country=DK\"");
        HttpResponse<String> draft = vida.get(preview + "/page?language=en&page=help&country=DK");
        assertThat(draft.body()).contains("Red Barnet", "Opened the site", "A draft: not public");
        assertThat(draft.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'none'", "frame-ancestors 'self'");
        assertThat(vida.get(preview + "/page?page=help&country=%3Cb%3E").body())
                .contains("tel:112")
                .doesNotContain("<b>", "Red Barnet");

        publish();
        assertThat(application.get("/en/help?country=DK").body())
                .contains("Red Barnet", "Checked on ", "Opened the site")
                .doesNotContain("Trusted flaggers");
        assertThat(application.text("SELECT subject FROM audit WHERE action = 'draft.saved'"))
                .startsWith("helplines.csv/");

        saved(vida.post(
                path, form(path, path).with("url", "https://other.example.org/").fields()));
        publish();
        assertThat(application.get("/en/help?country=DK").body())
                .as("another address is not checked because an earlier one was")
                .contains("https://other.example.org/", "Opened the site", "Not checked yet")
                .doesNotContain("Checked on ");
    }

    @Test
    void aRowIsAddedRenamedAndRemovedAndTheOthersStayAsTheyAre() {
        String before = kit();
        EditorForm form = form(LIST + "/_new", LIST + "/_new")
                .with("country", "DE")
                .with("name", "Zuhören, \"immer\"")
                .with("phone", "0800 1")
                .with("source", "A call");
        String path = saved(vida.post(LIST + "/_new", form.fields()));
        assertThat(kit())
                .isEqualTo(before + "DE,child,\"Zuhören, \"\"immer\"\"\",0800 1,,,A call,," + TODAY.plusMonths(6)
                        + ",,\n");

        String renamed =
                saved(vida.post(path, form(path, path).with("name", "Zuhören").fields()));
        assertThat(renamed).isNotEqualTo(path);
        assertThat(vida.get(path).statusCode()).isEqualTo(404);
        assertThat(kit()).contains("DE,child,Zuhören,0800 1").doesNotContain("immer");

        HttpResponse<String> gone = vida.post(
                renamed + "/remove", form(renamed, renamed + "/remove").fields());
        assertThat(gone.statusCode()).isEqualTo(303);
        assertThat(kit()).isEqualTo(before);
        assertThat(application.number("SELECT count(*) FROM audit WHERE action = 'draft.saved'"))
                .isEqualTo(3);
    }

    /// The file as the draft holds it, in whatever quotes.
    private String kit() {
        long drafts = application.number("SELECT count(*) FROM draft_file WHERE path = 'helplines.csv'");
        return drafts == 0
                ? shipped()
                : application.text("SELECT convert_from(content, 'UTF8') FROM draft_file WHERE path = 'helplines.csv'");
    }

    private static String shipped() {
        try {
            return Files.readString(TestApplication.KITS.resolve(CAMPAIGN).resolve("helplines.csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatTheReaderWouldRefuseIsSaidAtTheField() {
        String path = pathOf("Red Barnet");
        assertRefused(path, Map.of("source", ""), "#source", "is missing");
        assertRefused(path, Map.of("country", "Denmark"), "#country", "two capital letters");
        assertRefused(path, Map.of("phone", "ask"), "#phone", "digits and spaces");
        assertRefused(path, Map.of("url", "javascript:alert(1)"), "#url", "https://");
        assertRefused(path, Map.of("expires", "never"), "#expires", "a date such as");
        assertRefused(path, Map.of("name", "<b>\u202Eturned"), "#name", "turns the direction");
        assertRefused(path, Map.of("name", "x".repeat(100_000)), "#name", "is longer than 2000 characters");
        assertRefused(path, Map.of("country", "FI", "name", "Pelastakaa Lapset"), "#name", "stands here twice");
        HttpResponse<String> check = vida.post(
                path + "/checked",
                form(path, path + "/checked").with("source", "").fields());
        assertThat(check.statusCode()).isEqualTo(422);
        assertThat(check.body()).contains("Source: is missing");
        assertThat(application.number("SELECT count(*) FROM draft_file")).isZero();
    }

    private void assertRefused(String path, Map<String, String> fields, String field, String reason) {
        EditorForm form = form(path, path);
        for (Map.Entry<String, String> typed : fields.entrySet()) {
            form = form.with(typed.getKey(), typed.getValue());
        }
        HttpResponse<String> answer = vida.post(path, form.fields());
        assertThat(answer.statusCode()).as(field + " " + reason).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"" + field + "\"", reason).doesNotContain("<b>");
    }

    @Test
    void whoeverSavesSecondSeesBoth() {
        TestMember otto = TestMember.of(application, "Otto", new Grant(Role.COORDINATOR, 0, 0));
        String path = pathOf("Red Barnet");
        EditorForm vidas = form(path, path).with("hours", "in the morning");
        saved(otto.post(path, form(path, path).with("hours", "at night").fields()));
        HttpResponse<String> conflict = vida.post(path, vidas.fields());
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body()).contains("Somebody else saved this", "night", "value=\"in the morning\"");
        saved(vida.post(path, EditorForm.on(conflict.body(), path).fields()));
        assertThat(form(path, path).get("hours")).isEqualTo("in the morning");
    }

    @Test
    void anAnalystReadsAndChangesNothing() {
        TestMember ana = TestMember.of(application, "Ana", new Grant(Role.ANALYST, 0, 0));
        String path = pathOf("Red Barnet");
        assertThat(ana.get(path).body()).contains("Red Barnet").doesNotContain("/checked\"", "/remove\"");
        assertThat(ana.post(path + "/remove", Map.of("base", "-")).statusCode()).isEqualTo(403);
    }
}
