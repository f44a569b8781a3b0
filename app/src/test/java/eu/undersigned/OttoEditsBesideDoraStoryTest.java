package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Otto and Dora edit one letter at the same time, in two languages; partners see all that they sign off.
class OttoEditsBesideDoraStoryTest {
    private static final String LETTERS = "/console/" + CAMPAIGN + "/letters";
    private static final String TEXT = LETTERS + "/a-safe-net/texts/en";
    private static final String GERMAN = LETTERS + "/a-safe-net/texts/de";
    private static final String SETTINGS = LETTERS + "/a-safe-net/settings";
    private static final String DRAFT = LETTERS + "/a-safe-net/draft";

    private final TestApplication application = TestApplication.start();
    private final TestMember dora = coordinator("Dora");
    private final TestMember otto = coordinator("Otto");

    @AfterEach
    void stop() {
        application.close();
    }

    private TestMember coordinator(String name) {
        return TestMember.of(application, name, new Grant(Role.COORDINATOR, 0, 0));
    }

    private static void assertDone(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(EditorForm.unescaped(answer.body())).isEqualTo(303);
    }

    private void write() {
        dora.get(LETTERS + "/add?slug=a-safe-net&language=en");
        assertDone(dora.post(
                TEXT,
                dora.form(TEXT)
                        .with("title", "A safe net")
                        .with("sender", "The coalition")
                        .with("addressee", "To the members of the European Parliament")
                        .with("summary", "We ask for a law.")
                        .with("opening", "Children are online.")
                        .with("ask.1", "Pass the law.")
                        .fields()));
    }

    @Test
    void whoSavesSecondSeesWhatTheOtherSavedAndLosesNothing() {
        write();
        EditorForm doras = dora.form(TEXT).with("closing", "Dora thanks you.");
        EditorForm ottos = otto.form(TEXT).with("closing", "Otto thanks you.");
        assertDone(dora.post(TEXT, doras.fields()));
        HttpResponse<String> conflict = otto.post(TEXT, ottos.fields());
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body()).contains("Nothing that you typed is lost", "Otto thanks you.", "<ins>", "<del>");
        assertThat(dora.form(TEXT).get("closing")).isEqualTo("Dora thanks you.");
        assertDone(otto.post(TEXT, EditorForm.on(conflict.body(), TEXT).fields()));
        assertThat(dora.form(TEXT).get("closing")).isEqualTo("Otto thanks you.");
    }

    @Test
    void aTranslationOfAnEarlierWordingIsMarkedStale() {
        write();
        EditorForm german = dora.form(GERMAN)
                .with("title", "Ein sicheres Netz")
                .with("addressee", "An die Mitglieder des Europäischen Parlaments")
                .with("summary", "Wir bitten um ein Gesetz.")
                .with("opening", "Kinder sind online.")
                .with("ask.1", "Beschließt das Gesetz.")
                .with("follows", "yes");
        assertDone(dora.post(GERMAN, german.fields()));
        assertThat(dora.get(LETTERS).body()).doesNotContain("de (stale)");
        assertDone(otto.post(TEXT, otto.form(TEXT).with("closing", "Thanks.").fields()));
        assertThat(dora.get(LETTERS).body()).contains("de (stale)");
    }

    @Test
    void whoBeginsItIsChosenFromTheOrganisations() {
        write();
        assertThat(dora.get(SETTINGS).body()).contains("Eurochild</label>", "Terre des Hommes</label>");
        assertDone(dora.post(
                SETTINGS,
                dora.form(SETTINGS)
                        .with("initiator.eurochild", "yes")
                        .with("initiator.nobody", "yes")
                        .fields()));
        assertThat(dora.get(SETTINGS).body())
                .contains("name=\"initiator.eurochild\" value=\"yes\" checked")
                .doesNotContain("initiator.nobody", "name=\"initiator.terre-des-hommes\" value=\"yes\" checked");
    }

    @Test
    void allThatIsSignedOffIsThereToReadAndToComment() {
        write();
        String page = dora.get(DRAFT).body();
        assertThat(page).contains("The coalition", "To the members of the European Parliament", "id=\"part-s1\"");
        String comment = DRAFT + "/parts/s1/comment";
        assertDone(dora.post(
                comment,
                EditorForm.on(page, comment).with("comment", "Who is that?").fields()));
        String propose = DRAFT + "/parts/a1/propose";
        assertDone(otto.post(
                propose,
                EditorForm.on(page, propose)
                        .with("wording", "To the Council of the EU")
                        .fields()));
        assertThat(dora.get(DRAFT).body()).contains("Who is that?", "Council");
        long said = application.number("SELECT id FROM letter_remark WHERE kind = 'PROPOSAL'");
        String take = DRAFT + "/said/" + said + "/take";
        assertDone(dora.post(take, EditorForm.on(dora.get(DRAFT).body(), take).fields()));
        assertThat(dora.form(TEXT).get("addressee")).isEqualTo("To the Council of the EU");
    }
}
