package eu.undersigned;

import static eu.undersigned.ConsultationStory.PAGE;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Mila, eleven, and others say what they want: with a guardian where the law asks for one, without a name, and never
/// alone in what is shown.
class MilaAnswersStoryTest {
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

    private static HttpResponse<String> post(String path, Map<String, String> fields) {
        return story.application().visitor().post(PAGE + path, fields);
    }

    @Test
    void theFirstPageSaysWhoAsksAndWhereThereIsHelp() {
        String list = get(HOME + "/consultations").body();
        assertThat(list).contains("What do you want &lt;b", PAGE);
        String page = get(PAGE).body();
        assertThat(page).contains("Who asks.", "/en/help", "How old are you?").doesNotContain("<b>?");
        assertThat(get(PAGE).headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void inALanguageWithoutWordsTheMainOnesAreShownAndMarked() {
        String page = get(HOME + "/consultations/second").body();
        assertThat(page).contains("<h1 lang=\"de\">", "noindex");
    }

    @Test
    void whoIsTooYoungForTheirCountryMeetsThePageForAGuardianAndNoQuestion() {
        HttpResponse<String> answer = get(PAGE + "/start?age=15&country=DE");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("fetch a grown-up", "In Germany", "16", "We can’t check who ticks this box", "/en/help")
                .doesNotContain("How safe do you feel", "pass=");
    }

    @Test
    void withoutTheGuardiansYesThereIsAKindSentenceAndNoQuestion() {
        HttpResponse<String> answer = post("/guardian", Map.of("age", "11", "country", "BE"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("that is fine").doesNotContain("How safe do you feel");
        for (String path : new String[] {"/questions", "/questions?pass=", "/questions?pass=abc"}) {
            HttpResponse<String> direct = get(PAGE + path);
            assertThat(direct.statusCode()).isEqualTo(403);
            assertThat(direct.body()).contains("You have done nothing wrong").doesNotContain("How safe do you feel");
        }
    }

    @ParameterizedTest
    @CsvSource({"13, BE, 303", "12, BE, 200", "16, SI, 303", "15, SI, 200", "15, US, 200", "16, US, 303", "13, DK, 303"
    })
    void theAgeOfTheCountryDecides(int age, String country, int status) {
        assertThat(get(PAGE + "/start?age=" + age + "&country=" + country).statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"7, BE", "18, BE", "x, BE", "12, ''", "12, QQ", "'', ''", "99999999999, BE", "-1, be"})
    void whoSaysNoAgeOrCountryOfThoseAskedIsToldSo(String age, String country) {
        HttpResponse<String> answer = get(PAGE + "/start?age=" + age + "&country=" + country);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("error-summary").doesNotContain("How safe do you feel");
    }

    @Test
    void milaAnswersWithHerMothersYesAndIsThanked() {
        long before = story.waiting();
        String pass = story.passWithGuardian(11, "MT");
        HttpResponse<String> questions = get(PAGE + "/questions?pass=" + pass);
        assertThat(questions.statusCode()).isEqualTo(200);
        assertThat(questions.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(questions.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(questions.body())
                .contains("How safe do you feel", "skip every question", "/en/help")
                .doesNotContain("For those who are older");
        HttpResponse<String> sent = story.answers(pass, Map.of("q-safe", "always", "q-wish", "Fewer adverts!"));
        assertThat(sent.headers().firstValue("Location")).contains(PAGE + "/thanks");
        assertThat(get(PAGE + "/thanks").body()).contains("Your answers have arrived", "/en/help");
        assertThat(story.waiting()).isEqualTo(before + 1);
    }

    @Test
    void nothingAtRestSaysWhatOneChildAnswered() {
        assertThat(story.answers(story.pass(17, "EE"), Map.of("q-safe", "seldom", "q-wish", "More parks."))
                        .statusCode())
                .isEqualTo(303);
        String atRest = story.application()
                        .text(
                                "SELECT string_agg(w::text || encode(w.sealed, 'escape'), '') FROM consultation_waiting w")
                + story.application()
                        .text("SELECT string_agg(t::text || encode(t.sealed, 'escape'), '') FROM consultation_text t");
        assertThat(atRest).contains("EE").doesNotContain("seldom", "More parks");
    }

    @Test
    void everyQuestionCanBeSkipped() {
        assertThat(story.answers(story.pass(17, "BE"), Map.of()).statusCode()).isEqualTo(303);
    }

    @Test
    void aPassCountsOnce() {
        String pass = story.pass(14, "BE");
        long before = story.waiting();
        assertThat(story.answers(pass, Map.of("q-safe", "always")).statusCode()).isEqualTo(303);
        HttpResponse<String> again = story.answers(pass, Map.of("q-safe", "seldom"));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("They are counted once", PAGE);
        assertThat(story.waiting()).isEqualTo(before + 1);
    }

    @Test
    void aForgedPassOpensNothing() {
        String pass = story.pass(14, "BE");
        for (int i = 0; i < pass.length(); i += 7) {
            String forged = pass.substring(0, i) + (pass.charAt(i) == 'A' ? 'B' : 'A') + pass.substring(i + 1);
            assertThat(get(PAGE + "/questions?pass=" + forged).statusCode()).isEqualTo(403);
            assertThat(story.answers(forged, Map.of("q-safe", "always")).statusCode())
                    .isEqualTo(403);
        }
        assertThat(story.answers("x".repeat(5_000), Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void aPassOfAnotherConsultationOpensNothing() {
        String pass = story.pass(17, "BE");
        String other = HOME + "/consultations/safe-online";
        assertThat(get(other).statusCode()).isEqualTo(200);
        assertThat(get(other + "/questions?pass=" + pass).statusCode()).isEqualTo(403);
    }

    @Test
    void aPassIsGoodForTwoHours() {
        String pass = story.pass(14, "BE");
        story.application().clock.move(Duration.ofMinutes(119));
        assertThat(get(PAGE + "/questions?pass=" + pass).statusCode()).isEqualTo(200);
        story.application().clock.move(Duration.ofMinutes(2));
        assertThat(story.answers(pass, Map.of("q-safe", "always")).statusCode()).isEqualTo(403);
        story.application().clock.move(Duration.ofMinutes(-121));
    }

    @ParameterizedTest
    @CsvSource({"q-older, yes", "q-safe, sometimes", "q-nothing, x", "q-who, ''';DROP TABLE'"})
    void anotherBandsQuestionsAndUnknownOptionsAreRefusedAndTheFormStays(String field, String value) {
        long before = story.waiting();
        HttpResponse<String> answer = story.answers(story.pass(14, "BE"), Map.of(field, value, "q-wish", "Keep <me>"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Keep &lt;me", "These questions were changed");
        assertThat(story.waiting()).isEqualTo(before);
    }

    @Test
    void twoAnswersWhereOneIsAskedForAndTooLongTextsAreRefused() {
        String pass = story.pass(14, "BE");
        byte[] two = ("pass=" + pass + "&q-safe=always&q-safe=seldom").getBytes();
        HttpResponse<String> answer = story.application().visitor().post(PAGE + "/answers", Visitor.FORM, two);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Choose one answer only", "href=\"#q-safe\"");
        assertThat(story.answers(pass, Map.of("q-wish", "a".repeat(501))).statusCode())
                .isEqualTo(422);
        assertThat(story.answers(pass, Map.of("q-wish", "a".repeat(500))).statusCode())
                .isEqualTo(303);
    }

    @Test
    void whatIsHugeOrNoFormIsRefused() {
        Visitor visitor = story.application().visitor();
        assertThat(visitor.post(PAGE + "/answers", Visitor.FORM, new byte[300_000])
                        .statusCode())
                .isEqualTo(413);
        visitor = story.application().visitor(); // whose body was too large is not listened to any more
        assertThat(visitor.post(PAGE + "/answers", "application/json", "{}".getBytes())
                        .statusCode())
                .isEqualTo(415);
        byte[] many = ("pass=x" + "&q-who=companies".repeat(5_000)).getBytes();
        assertThat(visitor.post(PAGE + "/answers", Visitor.FORM, many).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My uncle touched me",
                "mail me at mila@example.org",
                "Ich werde von meinem Onkel geschlagen",
                "Ο θείος μου με απειλεί",
                "I am afraid",
                "There is a boy called Anton Example",
            })
    void aTextThatNamesSomebodyOrTellsOfACrimeIsNotKeptAndHelpIsShownAtOnce(String text) {
        long texts = story.application().number("SELECT count(*) FROM consultation_text");
        long before = story.waiting();
        HttpResponse<String> answer = story.answers(story.pass(17, "FI"), Map.of("q-safe", "seldom", "q-wish", text));
        assertThat(location(answer)).startsWith(PAGE + "/talk?country=FI&again=");
        assertThat(get(PAGE + "/talk").body()).contains("116 111", "112", "/en/help", "not your fault");
        assertThat(story.application().number("SELECT count(*) FROM consultation_text"))
                .isEqualTo(texts);
        assertThat(story.waiting()).isEqualTo(before + 1);
    }

    @Test
    void whoWantsToTellSomebodySeesWhom() {
        HttpResponse<String> answer = story.answers(story.pass(17, "FI"), Map.of("tell", "yes"));
        assertThat(answer.headers().firstValue("Location")).contains(PAGE + "/talk?country=FI");
        assertThat(get(PAGE + "/talk?country=FI").body())
                .contains("Your answers have arrived", "not your fault")
                .doesNotContain("We did not keep", "/words");
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"BE, 103", "SE, 116 111", "'', 116 111", "QQ, 116 111", "<b>, 116 111"})
    void theNumberIsThatOfTheChildsCountry(String country, String number) {
        String page = get(PAGE + "/talk?country=" + URLEncoder.encode(country, StandardCharsets.UTF_8))
                .body();
        assertThat(page)
                .contains("href=\"tel:" + number.replace(" ", "") + "\">" + number)
                .doesNotContain("<b>");
        assertThat(page.contains("href=\"tel:103\"")).isEqualTo(country.equals("BE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FR", "US"})
    void whereTheNumberDoesNotHoldNoneIsShownAndHelpStays(String country) {
        String page = get(PAGE + "/talk?country=" + country).body();
        assertThat(page)
                .doesNotContain("116 111", "tel:116111")
                .contains("/en/help?country=" + country, "tel:112", "not your fault", "a grown-up whom you trust");
    }

    @Test
    void thePageOfHelpKnowsTheCountryAndNoCookieCarriesIt() {
        HttpResponse<String> page = get(PAGE + "/talk?country=BE");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body()).contains("/en/help?country=BE", "hreflang=\"de\"", "/talk?country=BE");
    }

    /// Where somebody lands whose wish names somebody.
    private static String afterAName(String country) {
        long texts = story.application().number("SELECT count(*) FROM consultation_text");
        String talk = location(
                story.answers(story.pass(17, country), Map.of("q-safe", "seldom", "q-wish", "peter should play fair")));
        assertThat(story.application().number("SELECT count(*) FROM consultation_text"))
                .isEqualTo(texts);
        return talk;
    }

    private static Map<String, String> again(String talk, String wish) {
        String pass = talk.substring(talk.indexOf("&again=") + 7);
        return Map.of("again", pass, "country", "BE", "q-wish", wish);
    }

    @Test
    void whoNamedSomebodyReadsCalmlyThatTheAnswersCountAndTheWordsWereNotKept() {
        HttpResponse<String> page = get(afterAName("BE"));
        assertThat(page.body())
                .contains("will be counted", "We did not keep what you wrote", "all is well", "103")
                .contains("quarter of an hour", "What would you change?", "name=\"again\"")
                .doesNotContain("peter");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void theWishCanBeWrittenOnceMoreWithoutNames() {
        long waiting = story.waiting();
        long texts = story.application().number("SELECT count(*) FROM consultation_text");
        String talk = afterAName("BE");
        HttpResponse<String> sent = post("/words", again(talk, "everybody should play fair"));
        assertThat(location(sent)).isEqualTo(PAGE + "/thanks");
        assertThat(story.application().number("SELECT count(*) FROM consultation_text"))
                .isEqualTo(texts + 1);
        assertThat(story.waiting()).isEqualTo(waiting + 1); // one child, counted once
        HttpResponse<String> twice = post("/words", again(talk, "and more parks"));
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(story.application().number("SELECT count(*) FROM consultation_text"))
                .isEqualTo(texts + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"peter again", "i want to die", "   ", ""})
    void whatNamesSomebodyOnceMoreIsNotKeptEither(String wish) {
        String talk = afterAName("BE");
        long texts = story.application().number("SELECT count(*) FROM consultation_text");
        assertThat(location(post("/words", again(talk, wish)))).isEqualTo(talk);
        assertThat(story.application().number("SELECT count(*) FROM consultation_text"))
                .isEqualTo(texts);
    }

    @Test
    void whatIsTooLongStaysInTheFormWithAWordOfWhatIsWrong() {
        HttpResponse<String> answer = post("/words", again(afterAName("BE"), "a ".repeat(300) + "<i>"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("error-summary", "href=\"#q-wish\"", "a a a", "&lt;i");
    }

    @Test
    void afterAQuarterOfAnHourNothingCanBeWrittenAndThePageStillHelps() {
        String talk = afterAName("BE");
        long texts = story.application().number("SELECT count(*) FROM consultation_text");
        story.application().clock.move(Duration.ofMinutes(14));
        assertThat(get(talk).body()).contains("name=\"again\"");
        story.application().clock.move(Duration.ofMinutes(2));
        assertThat(get(talk).body()).contains("We did not keep", "103").doesNotContain("name=\"again\"");
        assertThat(location(post("/words", again(talk, "play fair")))).isEqualTo(PAGE + "/talk?country=BE&again=");
        assertThat(story.application().number("SELECT count(*) FROM consultation_text"))
                .isEqualTo(texts);
        story.application().clock.move(Duration.ofMinutes(-16));
    }

    @Test
    void noOtherPassAndNoForgedOneTakesWords() {
        String talk = afterAName("BE");
        String good = talk.substring(talk.indexOf("&again=") + 7);
        String forged = (good.charAt(0) == 'A' ? "B" : "A") + good.substring(1);
        long texts = story.application().number("SELECT count(*) FROM consultation_text");
        for (String pass : new String[] {forged, "", "x".repeat(3_000), story.pass(17, "BE")}) {
            Map<String, String> fields = Map.of("again", pass, "country", "<b>", "q-wish", "play fair");
            assertThat(location(post("/words", fields))).isEqualTo(PAGE + "/talk?again=");
        }
        assertThat(story.answers(good, Map.of("q-safe", "always")).statusCode()).isEqualTo(403);
        assertThat(story.application().number("SELECT count(*) FROM consultation_text"))
                .isEqualTo(texts);
    }
}
