package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import eu.undersigned.seal.Identity;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tessa lets a campaign take voices, changes the rules, and puts in the key of its moderators.
class TessaSetsTheRulesForVoicesStoryTest extends TessaStory {
    private static final String RULES = "/console/" + CAMPAIGN + "/voicerules";

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeKit() {
        TestKit.in(folder, CAMPAIGN);
    }

    TessaSetsTheRulesForVoicesStoryTest() {
        super(Setup.fresh().withCampaigns(folder));
    }

    private HttpResponse<String> save(EditorForm form) {
        return tessa.post(RULES, form.fields());
    }

    private String saved() {
        return application.text("SELECT string_agg(a::text, '') FROM audit a WHERE action = 'draft.saved'");
    }

    @Test
    void theFormMakesTheFileAndThePublicationTheRules() {
        assertThat(tessa.get(RULES).body()).contains("takes no voices yet").doesNotContain(RULES + "/key");
        assertThat(tessa.get("/console/" + CAMPAIGN + "/voices").body()).contains("This campaign takes no voices.");
        assertThat(save(tessa.form(RULES).with("cooling_hours", "72")).statusCode())
                .isEqualTo(303);
        assertThat(tessa.get(RULES).body())
                .contains("cooling_hours: 72", "texts_per_sitting: 20", "never part of a kit");
        publish();
        assertThat(tessa.get("/console/" + CAMPAIGN + "/voices").body()).doesNotContain("takes no voices");
        assertThat(save(tessa.form(RULES).with("open", "false")).statusCode()).isEqualTo(303);
        publish();
        assertThat(tessa.get("/console/" + CAMPAIGN + "/voices").body()).contains("New voices can’t be left now");
        assertThat(saved()).contains("\"\"cooling_hours\"\":\"\"72\"\"");
    }

    @Test
    void whatTheReaderRefusesIsSaidAtTheField() {
        HttpResponse<String> wrong =
                save(tessa.form(RULES).with("cooling_hours", "0").with("texts_per_sitting", "many"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("id=\"cooling_hours-error\"", "from 1 to 720 is expected", "id=\"texts_per_sitting-error\"")
                .contains("value=\"many\"");
        assertThat(tessa.get(RULES).body()).contains("takes no voices yet");
    }

    @Test
    void nobodySavesOverWhatTheyHaveNotSeen() {
        EditorForm early = tessa.form(RULES);
        assertThat(save(early.with("texts_per_sitting", "10")).statusCode()).isEqualTo(303);
        HttpResponse<String> late = save(early.with("texts_per_sitting", "30"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Somebody else saved this", "value=\"30\"", "texts_per_sitting: ");
        EditorForm again = EditorForm.on(late.body(), RULES);
        assertThat(save(again).statusCode()).isEqualTo(303);
        assertThat(tessa.form(RULES).get("texts_per_sitting")).isEqualTo("30");
    }

    @Test
    void theModeratorsKeyTakesMoreThanEditing() {
        save(tessa.form(RULES));
        publish();
        Identity key = Identity.generate();
        EditorForm form = tessa.form(RULES, RULES + "/key");
        HttpResponse<String> secret =
                tessa.post(RULES + "/key", form.with("moderators", key.secret()).fields());
        assertThat(secret.statusCode()).isEqualTo(422);
        assertThat(secret.body()).contains("an age public key is expected").doesNotContain(key.secret());
        assertThat(tessa.post(
                                RULES + "/key",
                                form.with("moderators", key.recipient().text()).fields())
                        .statusCode())
                .isEqualTo(303);
        assertThat(tessa.get(RULES).body())
                .contains("moderators: " + key.recipient().text());
        EditorForm plain = tessa.form(PUBLISH, PUBLISH + "/keys");
        assertThat(tessa.post(PUBLISH, plain.fields()).statusCode())
                .as("without a fresh proof")
                .isEqualTo(403);
        save(PUBLISH + "/keys", tessa.form(PUBLISH, PUBLISH + "/keys"));
        assertThat(save(tessa.form(RULES).with("open", "false")).statusCode()).isEqualTo(303);
        assertThat(tessa.get(RULES).body())
                .as("the other form leaves the key alone")
                .contains(key.recipient().fingerprint());
        publish();

        TestMember nora = TestMember.of(application, "Nora", new Grant(Role.MODERATOR, 0, 0));
        assertThat(nora.get(RULES).statusCode()).isEqualTo(200);
        assertThat(nora.post(RULES, Map.of()).statusCode()).isEqualTo(403);
        assertThat(nora.post(RULES + "/key", Map.of()).statusCode()).isEqualTo(403);
    }
}
