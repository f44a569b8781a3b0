package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tessa brings in a list of representatives, sees what a newer one changes, and writes what is proposed.
class TessaKeepsTheRepresentativesStoryTest extends TessaStory {
    private static final String PAGE = "/console/" + CAMPAIGN + "/representatives";
    private static final String PUBLIC = "/en/" + CAMPAIGN + "/representatives";
    private static final String LIST = """
            id,name,country,group,language,mailbox,page
            maria,Maria Sample,GR,A,el,maria@example.org,
            nikos,Nikos Sample,GR,B,el,,
            """;
    private static final String NEWER = """
            id,name,country,group,language,mailbox,page
            maria,Maria Sample,GR,B,el,maria@example.org,
            eleni,Eleni & Sample,GR,A,el,eleni@example.org,
            """;

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeKit() {
        TestKit.in(folder, CAMPAIGN);
    }

    TessaKeepsTheRepresentativesStoryTest() {
        super(Setup.fresh().withCampaigns(folder));
    }

    private HttpResponse<String> compare(TestMember member, String csv) {
        byte[] body = EditorForm.multipart(
                Map.of("csrf", tessa.form(PAGE, PAGE + "/compare").get("csrf")),
                "list",
                "list.csv",
                csv.getBytes(StandardCharsets.UTF_8));
        return application
                .visitor()
                .post(
                        PAGE + "/compare",
                        "multipart/form-data; boundary=b0undary",
                        body,
                        "Cookie",
                        member.cookie(),
                        "Sec-Fetch-Site",
                        "same-origin");
    }

    private void take(String csv) {
        EditorForm form = EditorForm.on(compare(tessa, csv).body(), PAGE + "/list");
        save(PAGE + "/list", form);
    }

    @Test
    void aListIsLookedAtSavedAndPublished() {
        assertThat(tessa.get(PAGE).body()).contains("no list of representatives yet");
        HttpResponse<String> first = compare(tessa, LIST);
        assertThat(first.body()).contains("2 members in the newer list: 2 new, 0 gone, 0 changed");
        assertThat(tessa.get(PAGE).body()).as("nothing is saved by looking").contains("no list of representatives yet");
        take(LIST);
        assertThat(tessa.get(PAGE).body()).contains("2 members; 1 without a mailbox", "This list is a sample");
        assertThat(application.get(PUBLIC).statusCode()).isEqualTo(404);
        save(PAGE, tessa.form(PAGE).with("source", "Made up for a test.").with("sample", "false"));
        save(
                PAGE + "/el",
                tessa.form(PAGE + "/el")
                        .with("subject", "Προς: {representative}")
                        .with("text", "Γεια σας"));
        publish();
        assertThat(application.get(PUBLIC).body())
                .contains("Maria Sample", "Made up for a test.")
                .doesNotContain("these people are invented");
        assertThat(application.get(PUBLIC + "/maria").body()).contains("Προς: Maria Sample", "Γεια σας");

        HttpResponse<String> newer = compare(tessa, NEWER);
        assertThat(newer.body())
                .contains("2 members in the newer list: 1 new, 1 gone, 1 changed")
                .contains("Eleni &amp; Sample (GR, A)", "Nikos Sample (GR, B)", "Maria Sample (GR, B)");
        take(NEWER);
        publish();
        assertThat(application.get(PUBLIC).body()).contains("Eleni").doesNotContain("Nikos");
    }

    @Test
    void aListThatIsWrongIsRefusedWithItsLine() {
        HttpResponse<String> wrong = compare(tessa, LIST.replace("maria@example.org", "maria@example.org?bcc=x"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("representatives.csv:2: mailbox");
        assertThat(compare(tessa, "x".repeat(300 * 1024)).body()).contains("is larger than 256 KiB");
        assertThat(compare(tessa, "").statusCode()).isEqualTo(422);
    }

    @Test
    void nobodySavesOverWhatTheyHaveNotSeen() {
        EditorForm early = EditorForm.on(compare(tessa, LIST).body(), PAGE + "/list");
        take(NEWER);
        assertThat(tessa.post(PAGE + "/list", early.fields()).statusCode()).isEqualTo(409);
        EditorForm text = tessa.form(PAGE + "/en");
        save(PAGE + "/en", text.with("subject", "One").with("text", "first"));
        HttpResponse<String> late = tessa.post(
                PAGE + "/en", text.with("subject", "Two").with("text", "second").fields());
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("second");
        HttpResponse<String> odd = tessa.post(
                PAGE + "/en",
                tessa.form(PAGE + "/en").with("text", "Dear {nobody}").fields());
        assertThat(odd.statusCode()).isEqualTo(422);
        assertThat(odd.body()).contains("not '{nobody}'", "Dear {nobody}");
    }

    @Test
    void whoMayNotEditOnlyLooks() {
        take(LIST);
        TestMember viewer = TestMember.of(application, "Nora", new Grant(Role.MODERATOR, 0, 0));
        assertThat(viewer.get(PAGE).body()).contains("2 members").doesNotContain(PAGE + "/compare");
        assertThat(viewer.post(PAGE + "/list", Map.of("list", NEWER)).statusCode())
                .isEqualTo(403);
        assertThat(viewer.post(PAGE + "/el", Map.of()).statusCode()).isEqualTo(403);
    }
}
