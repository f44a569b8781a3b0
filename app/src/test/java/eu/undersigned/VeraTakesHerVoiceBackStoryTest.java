package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.voice.VoiceToken;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Vera takes her words back with the link that she alone has.
class VeraTakesHerVoiceBackStoryTest extends VeraStory {
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
}
