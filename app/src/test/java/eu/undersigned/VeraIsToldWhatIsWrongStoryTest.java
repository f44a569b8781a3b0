package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.voice.Standing;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Vera’s form is refused in words that say where and why, and holds what she wrote.
class VeraIsToldWhatIsWrongStoryTest extends VeraStory {
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

    @Test
    void aFloodFromManyNetworksIsHeldBackAndNobodyLosesAWord() {
        try (TestApplication flooded = TestApplication.start(trusting());
                VoiceStory story = new VoiceStory(flooded)) {
            WriterForm looked =
                    WriterForm.on(survivor().send(flooded, VOICES + "/preview").body());
            for (int i = 1; i < 300; i++) {
                story.left(Standing.SUPPORTER);
            }
            HttpResponse<String> last = looked.send(flooded, VOICES, "2001:db8:1::1");
            assertThat(last.statusCode()).isEqualTo(303);
            HttpResponse<String> same = looked.send(flooded, VOICES, "2001:db8:2::1");
            assertThat(same.headers().firstValue("location"))
                    .as("what was taken is answered again")
                    .isEqualTo(last.headers().firstValue("location"));

            WriterForm other = looked.with("once", "%032x".formatted(7));
            HttpResponse<String> full = other.send(flooded, VOICES, "2001:db8:3::1");
            assertThat(full.statusCode()).isEqualTo(503);
            assertIsKeptNowhere(full);
            assertThat(full.headers().firstValueAsLong("retry-after")).hasValue(3600);
            assertThat(full.body()).contains("No voices are taken at the moment. Nothing was stored.", "/en/help");
            assertThat(WriterForm.on(full.body()).fields()).containsExactlyInAnyOrderElementsOf(other.fields());
            assertThat(flooded.get("/readyz").body()).contains("300 voices came to the campaign");
            assertThat(flooded.number("SELECT count(*) FROM voice")).isEqualTo(300);

            flooded.clock.move(Duration.ofMinutes(61));
            assertThat(other.send(flooded, VOICES, "2001:db8:3::1").statusCode())
                    .isEqualTo(303);
        }
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
}
