package eu.undersigned;

import static eu.undersigned.ConsultationStory.PAGE;
import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tessa would like to put a question in other words: she may while nobody has answered, and from the first answer on
/// what children were asked stays, whether she edits in the console or somebody changes the kit's folder.
class TessaRewordsAQuestionStoryTest extends TessaStory {
    private static final String LIST = "/console/" + CAMPAIGN + "/consultations/";
    private static final String QUESTIONS = LIST + "first/edit/questions";
    private static final String ENGLISH = LIST + "first/edit/en";
    private static final String GERMAN = LIST + "first/edit/de";

    private final ConsultationStory children;

    TessaRewordsAQuestionStoryTest() {
        super(Setup.fresh().withCampaigns(ConsultationStory.kit(TestFolders.make("campaigns"))));
        children = ConsultationStory.in(application);
    }

    private void edit(String page, String before, String after) {
        EditorForm form = tessa.form(page);
        assertThat(form.get("yaml")).contains(before);
        save(page, form.with("yaml", form.get("yaml").replace(before, after)));
    }

    @Test
    void whileNobodyHasAnsweredSheRewordsAndAnOpenPageOfTheOldWordsIsNotTaken() {
        String old = children.pass(17, "BE");
        edit(ENGLISH, "How safe do you feel?", "How safe are you online?");
        publish();
        HttpResponse<String> answer = children.answers(old, Map.of("q-safe", "always"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("begin again");
        assertThat(children.waiting()).isZero();
        assertThat(application
                        .get(PAGE + "/questions?pass=" + children.pass(17, "BE"))
                        .body())
                .contains("How safe are you online?");
    }

    @Test
    void childrenAnswerOnlineWhatShePublishedAndTheirAnswersAreShownWithTheseWords() {
        edit(ENGLISH, "How safe do you feel?", "How safe are you online?");
        publish();
        children.answer(9, 10, "DE", Map.of("q-safe", "always"));
        children.answer(1, 10, "DE", Map.of("q-safe", "seldom"));
        children.counted(10);
        assertThat(application.get(PAGE + "/results").body())
                .contains("10 children were counted", "How safe are you online?", "90%")
                .doesNotContain("How safe do you feel?");
    }

    /// @param words also changed, in English, so that the draft is whole; empty: none
    private record Change(String page, String before, String after, String words, String otherWords, String flaw) {}

    private static final List<Change> CHANGES = List.of(
            new Change(
                    QUESTIONS,
                    "[always, seldom]",
                    "[always, seldom, never]",
                    "seldom: Seldom",
                    "seldom: Seldom, never: Never",
                    "yaml:13: safe: options: children were asked with 'always, seldom'"),
            new Change(
                    QUESTIONS,
                    "[companies, schools, police]",
                    "[companies, schools]",
                    ", police: Police",
                    "",
                    "yaml:16: who: options"),
            new Change(QUESTIONS, "kind: several", "kind: one", "", "", "yaml:15: who: kind"),
            new Change(
                    QUESTIONS,
                    "oldest: 14",
                    "oldest: 13",
                    "",
                    "",
                    "yaml:4: bands: children were asked with '12-14 15-17 8-11'"),
            new Change(
                    QUESTIONS, "id: wish", "id: wishes", "  wish:", "  wishes:", "yaml:21: wishes: children were not"),
            new Change(QUESTIONS, "bands: [15-17]", "bands: [12-14]", "", "", "yaml:20: older: bands"),
            new Change(ENGLISH, "safe do you", "unsafe do you", "", "", "en.yaml:6: safe: ask"),
            new Change(ENGLISH, "always: Always", "always: Never", "", "", "en.yaml:7: safe: always: children"));

    @Test
    void onceAChildHasAnsweredAnotherQuestionIsNotPublished() {
        children.answer(1, 17, "BE", Map.of("q-safe", "always"));
        String questions = tessa.form(QUESTIONS).get("yaml");
        String english = tessa.form(ENGLISH).get("yaml");
        for (Change change : CHANGES) {
            edit(change.page(), change.before(), change.after());
            if (!change.words().isEmpty()) {
                edit(ENGLISH, change.words(), change.otherWords());
            }
            for (String page : List.of(QUESTIONS, PUBLISH)) {
                assertThat(EditorForm.unescaped(tessa.get(page).body()))
                        .as(change.flaw())
                        .contains("begin a consultation with another short name", change.flaw());
            }
            save(QUESTIONS, tessa.form(QUESTIONS).with("yaml", questions));
            save(ENGLISH, tessa.form(ENGLISH).with("yaml", english));
        }
    }

    @Test
    void aChildWhoAnswersWhileShePublishesComesFirst() {
        edit(ENGLISH, "always: Always", "always: Never");
        EditorForm form = tessa.form(PUBLISH);
        children.answer(1, 17, "BE", Map.of("q-safe", "always"));
        HttpResponse<String> answer = tessa.post(PUBLISH, form.fields());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(EditorForm.unescaped(answer.body())).contains("en.yaml:7: safe: always: children were asked with");
        assertThat(application
                        .get(PAGE + "/questions?pass=" + children.pass(17, "BE"))
                        .body())
                .contains("Always")
                .doesNotContain("Never");
    }

    @Test
    void datesTitleAndTranslationsStillChange() {
        children.answer(1, 17, "BE", Map.of("q-safe", "always"));
        EditorForm german = tessa.form(GERMAN);
        save(GERMAN, german.with("yaml", german.get("yaml").replace("How safe do you feel?", "Wie sicher?")));
        edit(ENGLISH, "title: What do you want <b>?", "title: What else do you want?");
        edit(QUESTIONS, "closes: ", "closes: 2099-01-01 # not ");
        publish();
        edit(GERMAN, "Wie sicher?", "Wie sicher bist du?");
        publish();
        assertThat(application.get(PAGE).body()).contains("What else do you want?", "2099");
        children.answer(1, 17, "BE", Map.of("q-safe", "always"));
    }

    @Test
    void aConsultationThatWentComesBackWithItsQuestionsAlone() {
        children.answer(1, 17, "BE", Map.of("q-safe", "always"));
        EditorForm questions = tessa.form(QUESTIONS);
        EditorForm english = tessa.form(ENGLISH);
        save(QUESTIONS + "/remove", EditorForm.on(tessa.get(QUESTIONS).body(), QUESTIONS + "/remove"));
        publish();
        save(QUESTIONS, tessa.form(QUESTIONS).with("yaml", questions.get("yaml")));
        save(ENGLISH, tessa.form(ENGLISH).with("yaml", english.get("yaml").replace("Always", "Often")));
        assertThat(EditorForm.unescaped(tessa.get(PUBLISH).body())).contains("safe: always: children were asked with");
        save(ENGLISH, tessa.form(ENGLISH).with("yaml", english.get("yaml")));
        publish();
    }

    @Test
    void aFolderThatAsksSomethingElseIsNotTakenInAndTheOperatorHearsOfIt() throws IOException {
        children.answer(1, 17, "BE", Map.of("q-safe", "always"));
        application.close();
        Path words = application.setup.campaigns().resolve(CAMPAIGN).resolve("consultations/first.en.yaml");
        Files.writeString(words, Files.readString(words).replace("Always", "Often"));
        try (TestApplication again = TestApplication.start(application.setup)) {
            String page = again.get(PAGE + "/questions?pass="
                            + ConsultationStory.in(again).pass(17, "BE"))
                    .body();
            assertThat(page).contains("Always").doesNotContain("Often");
            assertThat(again.get("/readyz").body()).contains("was not taken in", "in other words");
        }
        Files.writeString(words, Files.readString(words).replace("Often", "Always"));
        try (TestApplication again = TestApplication.start(application.setup)) {
            assertThat(again.get("/readyz").body()).doesNotContain("was not taken in");
        }
    }
}
