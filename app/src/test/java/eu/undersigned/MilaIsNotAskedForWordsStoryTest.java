package eu.undersigned;

import static eu.undersigned.ConsultationStory.PAGE;
import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A campaign whose moderators have no key asks Mila for no words that nobody could read.
class MilaIsNotAskedForWordsStoryTest {
    private static final String ASKED = "What would you change?";

    @TempDir
    static Path campaigns;

    private static ConsultationStory story;

    @BeforeAll
    static void start() throws IOException {
        ConsultationStory.kit(campaigns);
        Files.delete(campaigns.resolve(CAMPAIGN).resolve("voices.yaml"));
        story = ConsultationStory.on(campaigns);
    }

    @AfterAll
    static void stop() {
        story.application().close();
    }

    @Test
    void theFormHasTheOtherQuestions() {
        String pass = story.pass(17, "BE");
        String form = story.application().get(PAGE + "/questions?pass=" + pass).body();
        assertThat(form).contains("How safe do you feel").doesNotContain(ASKED, "<textarea", "own words");
        assertThat(story.answers(pass, Map.of("q-safe", "always")).statusCode()).isEqualTo(303);
    }

    @Test
    void wordsThatAreSentAllTheSameAreRefusedAndTheOtherAnswersStay() {
        long before = story.waiting();
        HttpResponse<String> answer =
                story.answers(story.pass(17, "BE"), Map.of("q-safe", "always", "q-wish", "more trees"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("These questions were changed", "value=\"always\" checked");
        assertThat(story.waiting()).isEqualTo(before);
        assertThat(story.application().number("SELECT count(*) FROM consultation_text"))
                .isZero();
    }

    @Test
    void neitherTheGuardianNorTheSheetSpeaksOfWords() {
        for (String path : new String[] {"/start?age=11&country=BE", "/sheet?band=8-11&country=BE"}) {
            assertThat(story.application().get(PAGE + path).body())
                    .contains("Who is responsible")
                    .doesNotContain(ASKED, "own words");
        }
    }

    @Test
    void moderatorsAreToldWhy() {
        TestMember nora = TestMember.of(story.application(), "Nora", new Grant(Role.MODERATOR, 0, 0));
        assertThat(nora.get("/console/" + CAMPAIGN + "/ownwords").body()).contains("there is no moderators’ key");
    }
}
