package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.voice.VoiceToken;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Vera leaves words of her own, looks at them first, and can take them back.
class VeraLeavesHerVoiceStoryTest {
    private static final String VOICES = HOME + "/voices";
    private static final String WORDS = "First I was silent.\n\nThen I spoke.\nIt helped.";

    private static TestApplication application;

    @BeforeAll
    static void start() {
        application = TestApplication.start(trusting());
    }

    private static Setup trusting() {
        return Setup.fresh().with("UNDERSIGNED_HTTP_TRUSTED_PROXIES", "127.0.0.1/32");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static WriterForm survivor() {
        return WriterForm.of("survivor", WORDS);
    }

    private static long stored() {
        return application.number("SELECT count(*) FROM voice");
    }

    private static Document page(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body());
    }

    private static void assertIsKeptNowhere(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(answer.headers().firstValue("referrer-policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
        assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
    }

    @Test
    void whatHappensWithTheWordsIsSaidBeforeTheForm() {
        assertThat(page(application.get(VOICES)).select("main a").eachAttr("href"))
                .contains(VOICES + "/before", "/en/help");
        HttpResponse<String> before = application.get(VOICES + "/before");
        assertThat(before.statusCode()).isEqualTo(200);
        assertThat(before.body())
                .contains("before 48 h have passed", "two of them where a survivor wrote", "can’t call back")
                .contains("tel:112", "rel=\"canonical\"")
                .doesNotContain("noindex");
        assertThat(page(before).select("main a").eachAttr("href"))
                .contains(VOICES + "/write", VOICES + "/younger", "/en/help");
        assertThat(page(before).select("main form")).isEmpty();
    }

    @Test
    void whoIsTooYoungIsToldWhomToTalkToAndIsAskedNothing() {
        HttpResponse<String> younger = application.get(VOICES + "/younger");
        assertThat(younger.statusCode()).isEqualTo(200);
        assertThat(younger.body()).contains("tel:116111", "tel:112", "href=\"/en/help\"", "noindex");
        assertThat(page(younger).select("main form, main input, main textarea")).isEmpty();

        long before = stored();
        HttpResponse<String> answer = survivor().without("adult").send(application, VOICES + "/preview");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(page(answer).select("#error-summary a").eachAttr("href")).containsExactly("#adult");
        assertThat(page(answer).select("main a").eachAttr("href")).contains(VOICES + "/younger");
        assertThat(survivor()
                        .without("adult")
                        .and("once", "0".repeat(32))
                        .send(application, VOICES)
                        .statusCode())
                .isEqualTo(422);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void nothingIsTickedForHerAndNoBrowserRemembersIt() {
        HttpResponse<String> answer = application.get(VOICES + "/write");
        Document form = page(answer);
        assertThat(answer.body()).contains("noindex");
        assertThat(form.select("main [checked], main [selected]")).isEmpty();
        assertThat(form.select("main form").attr("autocomplete")).isEqualTo("off");
        assertThat(form.select("main [autocomplete]").eachAttr("autocomplete")).containsOnly("off");
        assertThat(form.select("main [name=email], main [type=email]")).isEmpty();
    }

    @Test
    void thePreviewShowsItAsItWillLookAndStoresNothing() {
        long before = stored();
        HttpResponse<String> answer =
                survivor().and("note", "abuse").and("note", "self_harm").send(application, VOICES + "/preview");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertIsKeptNowhere(answer);
        Document page = page(answer);
        assertThat(page.select(".voice h2").text()).isEqualTo("Vera Example");
        assertThat(page.select(".voice > .small").text()).startsWith("A survivor · Ireland · ");
        assertThat(page.select(".voice details[open] > summary").text())
                .isEqualTo("Content note: sexual abuse, self-harm or suicide. Open the text");
        assertThat(page.select(".voice div[lang=en] p").eachText())
                .containsExactly("First I was silent.", "Then I spoke. It helped.");
        assertThat(page.select("input[name=once]").attr("value")).matches("[0-9a-f]{32}");
        assertThat(page.select("main a").eachAttr("href")).contains("/en/help");
        assertThat(stored()).isEqualTo(before);
        assertThat(page(survivor().send(application, VOICES + "/preview"))
                        .select("input[name=once]")
                        .attr("value"))
                .isNotEqualTo(page.select("input[name=once]").attr("value"));
    }

    @Test
    void fromThePreviewSheCanGoBackAndChangeIt() {
        WriterForm looked = WriterForm.on(survivor()
                .and("note", "violence")
                .and("use", "letter")
                .send(application, VOICES + "/preview")
                .body());
        HttpResponse<String> answer = looked.send(application, VOICES + "/write");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertIsKeptNowhere(answer);
        Document form = page(answer);
        assertThat(form.select("#error-summary")).isEmpty();
        assertThat(form.expectFirst("#text").wholeText()).isEqualTo(WORDS);
        assertThat(form.select("#name").attr("value")).isEqualTo("Vera Example");
        assertThat(form.select("#country [selected]").attr("value")).isEqualTo("IE");
        assertThat(form.select("main [checked]").eachAttr("value"))
                .containsExactly("survivor", "violence", "page", "letter", "yes");
    }

    @Test
    void sheSendsItAndGetsTheOnlyLink() {
        long before = stored();
        WriterForm looked =
                WriterForm.on(survivor().send(application, VOICES + "/preview").body());
        HttpResponse<String> sent = looked.send(application, VOICES);
        assertThat(sent.statusCode()).isEqualTo(303);
        assertIsKeptNowhere(sent);
        String location = sent.headers().firstValue("location").orElseThrow();
        assertThat(location).matches("/en/my-voice/[A-Za-z0-9_-]{64}\\?new=1");
        assertThat(stored()).isEqualTo(before + 1);

        HttpResponse<String> mine = application.get(location);
        assertThat(mine.statusCode()).isEqualTo(200);
        assertIsKeptNowhere(mine);
        assertThat(mine.body())
                .contains("Your words have arrived", "First I was silent.", "noindex", "href=\"/en/help\"")
                .contains("https://petition.example.org" + location.replace("?new=1", "") + "</p>");
        assertThat(application.get(location.replace("?new=1", "")).body())
                .contains("First I was silent.")
                .doesNotContain("Your words have arrived");
        assertThat(application.get(location.replace("/en/", "/de/")).body()).contains("<html lang=\"de\"");
    }

    @Test
    void whatIsSentTwiceIsOneVoice() {
        long before = stored();
        WriterForm looked =
                WriterForm.on(survivor().send(application, VOICES + "/preview").body());
        String first = looked.send(application, VOICES)
                .headers()
                .firstValue("location")
                .orElseThrow();
        String second = looked.send(application, VOICES)
                .headers()
                .firstValue("location")
                .orElseThrow();
        assertThat(second).isEqualTo(first);
        assertThat(stored()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0123456789abcdef0123456789ABCDEF", "0123456789abcdef0123456789abcdef0"})
    void aFormThatIsNotOursLeadsBackToThePreview(String once) {
        long before = stored();
        HttpResponse<String> answer = survivor().and("once", once).send(application, VOICES);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(WriterForm.on(answer.body()).get("once"))
                .matches("[0-9a-f]{32}")
                .isNotEqualTo(once);
        assertThat(WriterForm.on(answer.body()).get("text")).isEqualTo(WORDS);
        assertThat(stored()).isEqualTo(before);
    }

    static Stream<Arguments> wrongAnswers() {
        return Stream.of(
                Arguments.of("standing", "", "Choose as whom you speak"),
                Arguments.of("standing", "expert", "Choose as whom you speak"),
                Arguments.of("name", "V".repeat(61), "This can have at most 60 characters"),
                Arguments.of("name", "Vera \u202Eelpmaxe", "This contains characters that can’t be shown"),
                Arguments.of("name", "vera@example.org", "Leave out web and email addresses"),
                Arguments.of("country", "QQ", "Choose a country from the list, or none"),
                Arguments.of("text", " \r\n ", "Write what you would like to say"),
                Arguments.of("text", "w".repeat(4001), "This can have at most 4,000 characters"),
                Arguments.of("text", "Look \u2067here\u2069", "This contains characters that can’t be shown"),
                Arguments.of("text", "A bell\u0007", "This contains characters that can’t be shown"),
                Arguments.of("text", "See https://example.org/", "Leave out web and email addresses"),
                Arguments.of("text", "See www.example.org", "Leave out web and email addresses"),
                Arguments.of("use", "", "Choose at least one thing that may be done with your words"),
                Arguments.of("use", "advertising", "Choose at least one thing that may be done with your words"),
                Arguments.of(
                        "adult",
                        "",
                        "We can take words of adults only. If you are under 18, please see whom you can talk to"));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("wrongAnswers")
    void whatIsWrongIsSaidAtItsFieldAndNothingIsLost(String field, String value, String words) {
        long before = stored();
        for (String path : List.of(VOICES + "/preview", VOICES)) {
            HttpResponse<String> answer = survivor()
                    .with(field, value)
                    .and("once", "0123456789abcdef0123456789abcdef")
                    .send(application, path);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertIsKeptNowhere(answer);
            Document page = page(answer);
            assertThat(page.title()).startsWith("Please check the form");
            assertThat(page.select("#error-summary a").eachAttr("href")).containsExactly("#" + field);
            assertThat(page.select("#error-summary a").text()).isEqualTo(words);
            assertThat(page.select("#" + field)).hasSize(1);
            assertThat(page.select("#" + field + "-error").text()).isEqualTo("Error: " + words);
            assertThat(page.select("[aria-describedby~=" + field + "-error]")).hasSize(1);
            if (!field.equals("text")) {
                assertThat(page.expectFirst("#text").wholeText()).isEqualTo(WORDS);
            }
        }
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void anEmptyFormNamesAllThatIsMissingInTheOrderOfThePage() {
        HttpResponse<String> answer =
                new WriterForm(List.of(Map.entry("name", ""))).send(application, VOICES + "/preview");
        assertThat(page(answer).select("#error-summary a").eachAttr("href"))
                .containsExactly("#standing", "#text", "#use", "#adult");
        List<String> order = page(answer)
                .select("#standing, #name, #country, #text, #use, #adult")
                .eachAttr("id");
        assertThat(order).containsExactly("standing", "name", "country", "text", "use", "adult");
    }

    @Test
    void textThatLooksLikeMarkupStaysText() {
        String hostile =
                "<script>alert(1)</script> \" onfocus=\"alert(1) </textarea><img src=x onerror=alert(1)> {0} ${x}";
        WriterForm form = survivor().with("text", hostile).with("name", "<b>Vera</b> & \"Co\"");
        HttpResponse<String> preview = form.send(application, VOICES + "/preview");
        HttpResponse<String> again = form.without("use").send(application, VOICES + "/preview");
        HttpResponse<String> mine = application.get(form.leave(application, VOICES));
        for (HttpResponse<String> answer : List.of(preview, again, mine)) {
            assertThat(answer.body()).doesNotContain("<script>alert", "<img src=x", "<b>Vera");
            assertThat(page(answer).select("[onfocus], [onerror]")).isEmpty();
        }
        assertThat(page(preview).select(".voice div p").text()).isEqualTo(hostile);
        assertThat(page(again).expectFirst("#text").wholeText()).isEqualTo(hostile);
        assertThat(page(mine).select(".voice div p").text()).isEqualTo(hostile);
        assertThat(page(mine).select(".voice h2").text()).isEqualTo("<b>Vera</b> & \"Co\"");
    }

    @Test
    void aMegabyteIsTooMuch() {
        long before = stored();
        // The server answers and hangs up before the body: nothing is sent, lest the answer be lost.
        try (RawConnection client = new RawConnection(application.port())) {
            client.say("POST " + VOICES + " HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + (1 << 20) + "\r\n\r\n");
            assertThat(client.rest()).startsWith("HTTP/1.1 413");
        }
        assertThat(stored()).isEqualTo(before);
        assertThat(survivor()
                        .with("text", "w".repeat(100_000))
                        .send(application, VOICES)
                        .statusCode())
                .isEqualTo(413);
    }

    /// In any of the languages: four thousand characters of three bytes each, each sent as nine.
    @Test
    void theLongestTextIsTakenInAnyScript() {
        String longest = "ქ".repeat(4000);
        String mine = survivor().with("text", longest).leave(application, VOICES);
        assertThat(application.get(mine).body()).contains(longest);
    }

    @ParameterizedTest
    @CsvSource({"/preview", "/write", "''"})
    void aFormOfAnotherKindIsRefused(String path) {
        assertThat(application
                        .visitor()
                        .post(VOICES + path, "text/plain", survivor().encoded())
                        .statusCode())
                .isEqualTo(415);
        assertThat(application
                        .visitor()
                        .post(VOICES + path, Visitor.FORM, "text=%FF&name=%zz".getBytes(StandardCharsets.US_ASCII))
                        .statusCode())
                .isEqualTo(path.equals("/write") ? 200 : 422);
    }

    @Test
    void whoLoadsThePreviewAnewBeginsAgain() {
        HttpResponse<String> answer = application.get(VOICES + "/preview");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).contains(VOICES + "/write");
    }

    @Test
    void theDatabaseHoldsNoneOfHerWords() {
        survivor().with("text", "Plantagenet spoke at last").leave(application, VOICES);
        assertThat(
                        application.number(
                                "SELECT count(*) FROM voice"
                                        + " WHERE voice::text LIKE '%Plantagenet%' OR voice::text LIKE '%Vera%'"
                                        + " OR encode(sealed, 'escape') LIKE '%Plantagenet%' OR encode(sealed, 'escape') LIKE '%Vera%'"))
                .isZero();
    }

    @Test
    void sheTakesItBackAndItIsGone() {
        String mine = survivor().leave(application, VOICES);
        long before = stored();
        Document page = page(application.get(mine));
        assertThat(page.select("details:not([open]) form button[value=take-back]"))
                .hasSize(1);
        HttpResponse<String> erased = application.visitor().post(mine, Map.of("do", "take-back"));
        assertThat(erased.statusCode()).isEqualTo(200);
        assertIsKeptNowhere(erased);
        assertThat(erased.body()).contains("It is erased", "href=\"/en/help\"").doesNotContain("First I was silent");
        assertThat(stored()).isEqualTo(before - 1);

        for (HttpResponse<String> again :
                List.of(application.get(mine), application.visitor().post(mine, Map.of("do", "take-back")))) {
            assertThat(again.statusCode()).isEqualTo(410);
            assertIsKeptNowhere(again);
            assertThat(again.body()).contains("There is nothing behind this link", "href=\"/en/help\"");
        }
    }

    @Test
    void nobodyElsesLinkOpensIt() {
        String mine = survivor().leave(application, VOICES);
        String other = survivor().leave(application, VOICES);
        String forged =
                "/en/my-voice/" + new VoiceToken(token(mine).id(), token(other).secret()).text();
        assertThat(application.get(forged).statusCode()).isEqualTo(410);
        assertThat(application.visitor().post(forged, Map.of("do", "take-back")).statusCode())
                .isEqualTo(410);
        assertThat(application.get(mine).statusCode()).isEqualTo(200);
    }

    private static VoiceToken token(String link) {
        return VoiceToken.parse(link.substring(link.lastIndexOf('/') + 1)).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "%00", "..%2f..", "<script>"})
    void aLinkThatWasCutOffIsAnsweredInWords(String token) {
        String answer = RawConnection.ask(
                application.port(),
                "GET /en/my-voice/" + token + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "explode", "TAKE-BACK"})
    void anythingElseChangesNothing(String what) {
        String mine = survivor().leave(application, VOICES);
        assertThat(application.visitor().post(mine, Map.of("do", what)).statusCode())
                .isEqualTo(422);
        assertThat(application
                        .visitor()
                        .post(mine, "text/plain", "do=take-back".getBytes(StandardCharsets.US_ASCII))
                        .statusCode())
                .isEqualTo(415);
        assertThat(application.get(mine).body()).contains("First I was silent.");
    }

    @Test
    void aNetworkThatLeavesManyIsAskedToWaitAndLosesNoWord() {
        long before = stored();
        String network = "2001:db8:1::1";
        WriterForm looked =
                WriterForm.on(survivor().send(application, VOICES + "/preview").body());
        for (int i = 0; i < 10; i++) {
            assertThat(looked.with("once", "%032x".formatted(i))
                            .send(application, VOICES, network)
                            .statusCode())
                    .isEqualTo(303);
        }
        HttpResponse<String> answer = looked.send(application, VOICES, network);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertIsKeptNowhere(answer);
        assertThat(answer.headers().firstValueAsLong("retry-after").orElseThrow())
                .isBetween(60L, 600L);
        assertThat(answer.body()).contains("please send them again in a few minutes");
        assertThat(WriterForm.on(answer.body()).fields()).containsExactlyInAnyOrderElementsOf(looked.fields());
        assertThat(stored()).isEqualTo(before + 10);
        assertThat(looked.send(application, VOICES, "2001:db8:2::1").statusCode())
                .as("elsewhere people go on")
                .isEqualTo(303);
    }

    @Test
    void itIsLeftInTheLanguageOfThePage() {
        survivor().with("text", "Auf Deutsch").leave(application, "/de/" + CAMPAIGN + "/voices");
        assertThat(application.number("SELECT count(*) FROM voice WHERE language = 'de'"))
                .isPositive();
    }

    @Test
    void whereTheKitSaysNothingOfVoicesThereAreNoneAndWhereTheyAreClosedThatIsSaid() throws IOException {
        Path campaigns = TestFolders.make("kits");
        TestKit.in(campaigns, "without");
        Path closed = TestKit.in(campaigns, "closed").folder().resolve("voices.yaml");
        Files.writeString(closed, "open: false\ncooling_hours: 48\ntexts_per_sitting: 20\n");
        try (TestApplication other = TestApplication.start(trusting().withCampaigns(campaigns))) {
            for (String path : List.of("", ".atom", "/before", "/younger", "/write", "/preview")) {
                assertThat(other.get("/en/without/voices" + path).statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
            for (String path : List.of("", "/write", "/preview")) {
                assertThat(survivor().send(other, "/en/without/voices" + path).statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
            assertThat(other.get("/en/without").body()).doesNotContain("/voices");
            assertThat(other.get("/en/closed").body()).doesNotContain("/voices");

            HttpResponse<String> list = other.get("/en/closed/voices");
            assertThat(list.statusCode()).isEqualTo(200);
            assertThat(list.body()).doesNotContain("/voices/before");
            for (String path : List.of("/before", "/write")) {
                HttpResponse<String> answer = other.get("/en/closed/voices" + path);
                assertThat(answer.statusCode()).as(path).isEqualTo(404);
                assertThat(answer.body()).contains("No voices are taken at the moment");
            }
            for (String path : List.of("/preview", "")) {
                HttpResponse<String> answer =
                        survivor().and("once", "0".repeat(32)).send(other, "/en/closed/voices" + path);
                assertThat(answer.statusCode()).isEqualTo(409);
                assertThat(answer.body())
                        .contains("No voices are taken at the moment", "Nothing was stored", "First I was silent.")
                        .doesNotContain("name=\"once\"");
            }
            assertThat(other.number("SELECT count(*) FROM voice")).isZero();
        }
    }

    @Test
    void noCampaignTakesTheNameOfTheLinks() throws IOException {
        Path campaigns = TestFolders.make("kits");
        TestKit.in(campaigns, "my-voice");
        assertThatThrownBy(() -> TestApplication.launch(Setup.fresh().withCampaigns(campaigns), new TestClock()))
                .hasMessageContaining("my-voice");
    }
}
