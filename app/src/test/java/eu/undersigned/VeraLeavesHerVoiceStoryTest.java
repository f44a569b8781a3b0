package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.undersigned.TestApplication.Setup;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// Vera leaves words of her own, and looks at them first.
class VeraLeavesHerVoiceStoryTest extends VeraStory {
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
    void whoLoadsThePreviewAnewBeginsAgain() {
        HttpResponse<String> answer = application.get(VOICES + "/preview");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).contains(VOICES + "/write");
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

    /// In any of the languages: four thousand characters of three bytes each, each sent as nine.
    @Test
    void theLongestTextIsTakenInAnyScript() {
        String longest = "ქ".repeat(4000);
        String mine = survivor().with("text", longest).leave(application, VOICES);
        assertThat(application.get(mine).body()).contains(longest);
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
