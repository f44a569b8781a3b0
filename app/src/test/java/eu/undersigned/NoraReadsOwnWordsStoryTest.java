package eu.undersigned;

import static eu.undersigned.ConsultationStory.PAGE;
import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.VoiceStory.json;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import eu.undersigned.account.Sessions;
import eu.undersigned.seal.AgeFile;
import eu.undersigned.seal.Identity;
import eu.undersigned.voice.Standing;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Nora reads what children wrote, one text at a time, with the key that is hers alone.
class NoraReadsOwnWordsStoryTest {
    private static final String LIST = "/console/" + CAMPAIGN + "/ownwords";
    private static final String WORDS = "fewer adverts, and a longer break";

    @TempDir
    static Path campaigns;

    private static ConsultationStory story;
    private static TestApplication application;
    private static VoiceStory voices;
    private static TestMember nora;

    @BeforeAll
    static void start() {
        story = ConsultationStory.start(campaigns);
        application = story.application();
        voices = new VoiceStory(application);
        nora = voices.moderator("Nora");
    }

    @AfterAll
    static void stop() {
        voices.close();
        application.close();
    }

    @BeforeEach
    void nothingWaits() {
        application.execute("TRUNCATE consultation_text, voice_opening");
    }

    /// @return its id
    private static String written(String words) {
        assertThat(story.answers(story.pass(17, "BE"), Map.of("q-wish", words)).statusCode())
                .isEqualTo(303);
        return application.text("SELECT id::text FROM consultation_text ORDER BY ctid DESC LIMIT 1");
    }

    private static Document list(String query) {
        HttpResponse<String> answer = nora.get(LIST + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static HttpResponse<String> opens(TestMember member, String id) {
        return member.post(LIST + "/" + id + "/open", Map.of());
    }

    private static HttpResponse<String> decides(String id, String decision) {
        return nora.post(LIST + "/" + id + "/decide", Map.of("decision", decision, "state", "new", "page", "1"));
    }

    /// As the script of the page does.
    private static HttpResponse<String> quietly(String id, String decision) {
        Map<String, String> fields = new HashMap<>(Map.of("decision", decision));
        fields.put("csrf", Sessions.csrf(nora.session()));
        return application
                .visitor()
                .post(LIST + "/" + id + "/decide", fields, "Cookie", nora.cookie(), "Accept", "application/json");
    }

    private static Optional<JsonNode> read(JsonNode sealed, Identity key) {
        return AgeFile.open(Base64.getDecoder().decode(sealed.asString()), key, 1 << 16)
                .map(Visitor.JSON::readTree);
    }

    private static List<String> trail(String id) {
        return application
                .text("SELECT coalesce(string_agg(action || ' ' || before || ' ' || after, '\n' ORDER BY id), '')"
                        + " FROM audit WHERE subject = 'consultation/first/words/" + id + "'")
                .lines()
                .map(String::strip)
                .toList();
    }

    @Test
    void theListTellsDayAgesAndLanguageAndNotAWord() {
        String id = written(WORDS);
        Document page = list("");
        assertThat(page.select("#words-" + id).text()).contains("What do you want", "15-17", "English", "To read");
        assertThat(page.html()).doesNotContain("adverts");
        assertThat(page.select("[data-question='first/wish']").text()).isEqualTo("What would you change?");
        assertThat(page.select(".care")).isNotEmpty();
        assertThat(nora.get("/console/" + CAMPAIGN + "/voices").body()).contains("href=\"" + LIST + "\"");
    }

    @Test
    void theModeratorsKeyOpensATextAndNoOtherKeyDoes() {
        String id = written(WORDS);
        JsonNode answer = json(opens(nora, id));
        assertThat(answer.get("key").asString())
                .isEqualTo(voices.key().recipient().text());
        JsonNode words = read(answer.get("sealed"), voices.key()).orElseThrow();
        assertThat(words.get("text").asString()).isEqualTo(WORDS);
        assertThat(words.get("question").asString()).isEqualTo("wish");
        assertThat(read(answer.get("sealed"), Identity.generate())).isEmpty();
        assertThat(trail(id)).containsExactly("ownwords.opened");
        assertThat(application.text("SELECT string_agg(a::text, '') FROM audit a"))
                .doesNotContain("adverts");
    }

    @Test
    void whatIsReadOrNeedsHelpMovesToItsListAndWhatIsErasedIsGone() {
        String id = written(WORDS);
        assertThat(decides(id, "read").headers().firstValue("Location")).contains(LIST + "?state=new&done=1");
        assertThat(list("").select("#words-" + id)).isEmpty();
        assertThat(list("?state=read").select("#words-" + id)).hasSize(1);
        assertThat(json(quietly(id, "help")).get("words").get("state").asString())
                .isEqualTo("Needs help");
        assertThat(quietly(id, "help").statusCode()).as("sent twice").isEqualTo(200);
        assertThat(list("?state=help").select("#words-" + id)).hasSize(1);
        assertThat(decides(id, "nonsense").statusCode()).isEqualTo(422);
        assertThat(quietly(id, "").statusCode()).isEqualTo(422);
        assertThat(json(quietly(id, "erase")).get("openable").asBoolean()).isFalse();
        assertThat(application.number("SELECT count(*) FROM consultation_text")).isZero();
        for (HttpResponse<String> late : List.of(decides(id, "read"), quietly(id, "erase"), opens(nora, id))) {
            assertThat(late.statusCode()).isEqualTo(410);
        }
        assertThat(nora.get(LIST + "/" + id + "/state").statusCode()).isEqualTo(410);
        assertThat(trail(id))
                .containsExactly(
                        "ownwords.decided {\"state\":\"new\"} {\"state\":\"read\"}",
                        "ownwords.decided {\"state\":\"read\"} {\"state\":\"help\"}",
                        "ownwords.erased {\"state\":\"help\"}");
    }

    @Test
    void onlyWhoModeratesThisCampaignComesNearIt() {
        String id = written(WORDS);
        TestMember ana = TestMember.of(application, "Ana", new Grant(Role.ANALYST, voices.campaign(), 0));
        TestMember other = TestMember.of(application, "Otto", new Grant(Role.MODERATOR, voices.campaign() + 7, 0));
        for (TestMember member : List.of(ana, other)) {
            assertThat(member.get(LIST).statusCode()).isIn(403, 404);
            assertThat(opens(member, id).statusCode()).isIn(403, 404);
            assertThat(member.post(LIST + "/" + id + "/decide", Map.of("decision", "erase"))
                            .statusCode())
                    .isIn(403, 404);
        }
        assertThat(application
                        .visitor()
                        .post(LIST + "/" + id + "/open", Map.of(), "Cookie", nora.cookie())
                        .statusCode())
                .as("from another page")
                .isEqualTo(403);
        assertThat(opens(nora, "x").statusCode()).isEqualTo(410);
        assertThat(opens(nora, "00000000-0000-0000-0000-000000000000").statusCode())
                .isEqualTo(410);
        assertThat(trail(id)).isEmpty();
    }

    @Test
    void aSittingHasOneEndForVoicesAndForOwnWords() {
        TestMember rita = voices.moderator("Rita");
        voices.opened(rita, voices.left(Standing.SUPPORTER));
        List<String> ids =
                IntStream.range(0, 20).mapToObj(i -> written("wish " + i)).toList();
        for (int i = 0; i < 19; i++) {
            assertThat(json(opens(rita, ids.get(i))).get("left").asInt()).isEqualTo(18 - i);
        }
        JsonNode enough = json(opens(rita, ids.get(19)));
        assertThat(enough.has("sealed")).isFalse();
        assertThat(enough.get("said").asString()).contains("You have opened 20 texts");
        assertThat(json(opens(rita, ids.get(3))).has("sealed"))
                .as("one that was opened before")
                .isTrue();
        assertThat(trail(ids.get(19))).isEmpty();
    }

    @Test
    void manyTextsArePagesOfTwentyFive() {
        written(WORDS);
        application.execute("""
                INSERT INTO consultation_text (id, campaign_id, slug, band, language, state, recipient, sealed, day)
                SELECT gen_random_uuid(), campaign_id, slug, band, language, state, recipient, sealed, day
                FROM consultation_text, generate_series(1, 59)
                """);
        assertThat(list("?page=2").select("[data-voice]")).hasSize(25);
        Document last = list("?state=new&page=99999999");
        assertThat(last.select("[data-voice]")).hasSize(10);
        assertThat(last.select(".pager").text()).contains("51 to 60 of 60");
        assertThat(list("?state=%3Cx&page=-1").select("[data-voice]")).hasSize(25);
    }

    @Test
    void theFormAndThePageAboutDataSayWhoReadsOwnWordsAndHowLongTheyStay() {
        String said = "These texts are erased 90 days after the close.";
        assertThat(application
                        .get(PAGE + "/questions?pass=" + story.pass(17, "BE"))
                        .body())
                .contains(said);
        assertThat(application.get(TestApplication.HOME + "/privacy").body()).contains(said);
    }

    @Test
    void theGuardianReadsWhoAsksUntilWhenAndWhoReadsOwnWords() {
        Document page =
                Jsoup.parse(application.get(PAGE + "/start?age=11&country=BE").body());
        assertThat(page.select("main").text())
                .contains("Who is responsible: Justice Initiative", "Last day:")
                .contains("own words is encrypted", "erased 90 days");
        assertThat(page.select("main a[href^=https]")).isNotEmpty();
    }
}
