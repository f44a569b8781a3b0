package eu.undersigned;

import static eu.undersigned.ConsultationStory.PAGE;
import static eu.undersigned.TestApplication.API;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Otto wants to know what children said: nothing before ten of them can be counted together, then numbers for
/// everybody, and after the close the answers alone.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OttoReadsTheAnswersStoryTest {
    @TempDir
    static Path campaigns;

    private static ConsultationStory story;

    @BeforeAll
    static void start() {
        story = ConsultationStory.start(campaigns);
    }

    @AfterAll
    static void stop() {
        story.application().close();
    }

    private static HttpResponse<String> get(String path) {
        return story.application().get(path);
    }

    @Test
    @Order(1)
    void nineChildrenAreNotShown() {
        story.answer(9, 10, "DE", Map.of("q-safe", "always"));
        story.answer(1, 10, "FR", Map.of("q-safe", "seldom"));
        Await.pause(Duration.ofSeconds(1));
        assertThat(get(PAGE + "/results").body())
                .contains("nothing to show yet", "/en/help")
                .doesNotContain("Always");
        assertThat(story.data().get("children").asInt()).isZero();
        assertThat(get(PAGE + "/results?country=DE").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(2)
    void theTenthBringsThemAllInAndTheOneElsewhereGoesOnWaiting() {
        story.answer(1, 10, "DE", Map.of("q-safe", "seldom", "q-who", "police"));
        JsonNode data = story.counted(10);
        assertThat(data.get("fewest").asInt()).isEqualTo(10);
        assertThat(data.get("groups")).hasSize(1);
        JsonNode group = data.get("groups").get(0);
        assertThat(group.get("band").asString()).isEqualTo("8-11");
        assertThat(group.get("country").asString()).isEqualTo("DE");
        assertThat(group.get("source").asString()).isEqualTo("online");
        assertThat(group.get("answers").get(0).get("options").get("always").asInt())
                .isEqualTo(9);
        JsonNode asked = data.get("questions").get(0);
        assertThat(data.get("language").asString()).isEqualTo("en");
        assertThat(data.get("wording").asString()).matches("[0-9a-f]{64}");
        assertThat(asked.get("text").asString()).isEqualTo("How safe do you feel?");
        assertThat(asked.get("options").get("always").asString()).isEqualTo("Always");
        assertThat(story.waiting()).isEqualTo(1);
        String page = get(PAGE + "/results").body();
        assertThat(page)
                .contains("10 children were counted", "Germany", "Always", "90%", "–", "On paper", "first.csv")
                .doesNotContain("France");
        // a bar for all and for each band with numbers, of three, and none where there is a dash
        assertThat(page).containsPattern("90% <small>9</small><svg[^>]*><rect width=\"90.0\"");
        assertThat(page.split("<rect width=\"90.0\"", -1)).hasSize(3);
        assertThat(page).contains("have not changed since the first child answered", "counts: English");
        assertThat(get(PAGE + "/results?country=DE").statusCode()).isEqualTo(200);
        assertThat(get(PAGE + "/results?country=FR").statusCode()).isEqualTo(404);
        assertThat(get(PAGE + "/results?country=%3Cscript%3E").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(3)
    void theTableToDownloadHasALineForEachNumber() {
        HttpResponse<String> csv = get(API + "/consultations/first.csv");
        assertThat(csv.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(csv.body())
                .startsWith("youngest,oldest,country,source,question,option,children,question_text,option_text\r\n")
                .contains(
                        "8,11,DE,online,,,10,,\r\n",
                        "8,11,DE,online,safe,always,9,How safe do you feel?,Always\r\n",
                        "8,11,DE,online,safe,,10,How safe do you feel?,\r\n");
        String tag = csv.headers().firstValue("ETag").orElseThrow();
        String path = API + "/consultations/first.csv";
        assertThat(story.application().get(path, "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(get(API + "/consultations/first.xml").statusCode()).isEqualTo(404);
        assertThat(get(API + "/consultations/none.json").statusCode()).isEqualTo(404);
        assertThat(get(HOME + "/consultations/none").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(4)
    void theCampaignsPageAndTheMapOfTheSiteLeadThere() {
        assertThat(get(HOME).body()).contains(HOME + "/consultations");
        assertThat(get("/sitemap.xml").body()).contains(PAGE + "<", PAGE + "/results<");
    }

    @Test
    @Order(5)
    void afterTheCloseOnlyTheAnswersAreThere() {
        String pass = story.pass(17, "BE");
        story.application().clock.move(Duration.ofDays(11));
        assertThat(get(PAGE).body()).contains("Closed since").doesNotContain("How old are you");
        for (String page : new String[] {"/start?age=17&country=BE", "/questions?pass=" + pass}) {
            assertThat(get(PAGE + page).statusCode()).isEqualTo(410);
        }
        assertThat(story.answers(pass, Map.of("q-safe", "always")).statusCode()).isEqualTo(410);
        assertThat(get(PAGE + "/results").body()).contains("10 children were counted");
    }

    @Test
    @Order(6)
    void beforeItOpensNobodySeesIt() {
        story.application().clock.move(Duration.ofDays(-13));
        for (String page : new String[] {"", "/results", "/start?age=17&country=BE"}) {
            assertThat(get(PAGE + page).statusCode()).isEqualTo(404);
        }
        assertThat(get(API + "/consultations/first.json").statusCode()).isEqualTo(404);
    }
}
