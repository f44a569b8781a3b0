package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.VoiceStory.QUEUE;
import static eu.undersigned.VoiceStory.WORDS;
import static eu.undersigned.VoiceStory.json;
import static eu.undersigned.VoiceStory.path;
import static eu.undersigned.VoiceStory.releases;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import eu.undersigned.seal.Identity;
import eu.undersigned.voice.Standing;
import eu.undersigned.voice.Use;
import eu.undersigned.voice.VoiceToken;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Nora sees what waits, opens it with her key, and is told when it is enough for a while.
class NoraOpensVoicesStoryTest extends ModerationStory {
    @Test
    void theQueueTellsWhatATextIsAboutAndNothingOfWhatItSays() {
        VoiceToken voice = story.left(Standing.SURVIVOR, WORDS, Duration.ofHours(48), Set.of(Use.PAGE, Use.PRESS));
        String page = queue(nora, "waiting");
        assertThat(page).contains("Nobody has to read", "Lina", "/en/help").doesNotContain("thirty years", "Marta");
        assertThat(row(page, voice))
                .contains(
                        "Survivor, English",
                        "from ",
                        " UTC on",
                        "sexual abuse",
                        "the campaign’s pages, the press",
                        "0 of 2")
                .contains("data-language=\"en\"", "data-notes=\"sexual abuse\"");
        for (String state : List.of("proposed", "kept", "published", "declined", "nonsense")) {
            assertThat(nora.get(QUEUE + "?state=" + state + "&page=-1").statusCode())
                    .as(state)
                    .isEqualTo(200);
        }
        assertThat(story.atRest()).doesNotContain("thirty years", "Marta");
    }

    @Test
    void onlyWhoModeratesComesNearIt() {
        VoiceToken voice = story.left(Standing.SURVIVOR);
        TestMember analyst = TestMember.of(application, "Ana", new Grant(Role.ANALYST, story.campaign(), 0));
        assertThat(analyst.get(QUEUE).statusCode()).isEqualTo(403);
        assertThat(analyst.get(path(voice, "state")).statusCode()).isEqualTo(403);
        for (String act : List.of("open", "release", "propose", "decline")) {
            assertThat(analyst.post(path(voice, act), Map.of()).statusCode())
                    .as(act)
                    .isEqualTo(403);
            assertThat(application
                            .visitor()
                            .post(path(voice, act), Map.of("reason", "names"), "Cookie", nora.cookie())
                            .statusCode())
                    .as(act + " from another page")
                    .isEqualTo(403);
            HttpResponse<String> stranger = application.visitor().post(path(voice, act), Map.of());
            assertThat(stranger.headers().firstValue("Location").orElse("")).startsWith("/console/sign-in");
        }
        assertThat(story.trail(voice)).isEmpty();
        assertThat(application.number("SELECT count(*) FROM voice_opening WHERE voice_id = ?", voice.id()))
                .isZero();
    }

    @Test
    void coordinatorsMayToo() {
        VoiceToken voice = story.left(Standing.SUPPORTER);
        TestMember carla = TestMember.of(application, "Carla", new Grant(Role.COORDINATOR, 0, 0));
        assertThat(carla.get("/console/" + CAMPAIGN + "/overview").body()).contains("href=\"" + QUEUE + "\"");
        assertThat(json(releases(carla, voice, story.opened(carla, voice)))
                        .get("result")
                        .asString())
                .isEqualTo("published");
    }

    @Test
    void aSittingHasAnEnd() {
        TestMember rita = story.moderator("Rita");
        List<VoiceToken> voices =
                Stream.generate(() -> story.left(Standing.SUPPORTER)).limit(21).toList();
        for (int i = 0; i < 20; i++) {
            JsonNode answer = json(rita.post(path(voices.get(i), "open"), Map.of()));
            assertThat(answer.get("left").asInt()).isEqualTo(19 - i);
        }
        HttpResponse<String> enough = rita.post(path(voices.get(20), "open"), Map.of());
        assertThat(enough.statusCode()).isEqualTo(200);
        assertThat(json(enough).has("sealed")).isFalse();
        assertThat(json(enough).get("enough").asString()).endsWith("Z");
        assertThat(json(enough).get("said").asString()).contains("You have opened 20 texts");
        assertThat(json(rita.post(path(voices.get(3), "open"), Map.of())).has("sealed"))
                .as("one that was opened before")
                .isTrue();
        assertThat(story.trail(voices.get(20))).isEmpty();
        assertThat(story.opened(nora, voices.get(20))).as("somebody else").isEqualTo(WORDS);
        voices.forEach(story.writer::takesBack);
    }

    /// What the operator sees, with the database and all secrets of the machine, is not the text.
    @Test
    void withoutTheModeratorsKeyATextStaysClosed() {
        VoiceToken voice = story.left(Standing.SURVIVOR);
        JsonNode answer = json(nora.post(path(voice, "open"), Map.of()));
        byte[] sealed = Base64.getDecoder().decode(answer.get("sealed").asString());
        assertThat(story.writer.opens(sealed, Identity.generate())).isEmpty();
        assertThat(answer.get("key").asString())
                .isEqualTo(story.key().recipient().text());
    }

    @Test
    void tenThousandVoicesAreTwentyFiveRowsAPage() {
        try (TestApplication crowded = TestApplication.start();
                VoiceStory crowd = new VoiceStory(crowded)) {
            crowd.left(Standing.SURVIVOR);
            crowded.execute("""
                    INSERT INTO voice (id, campaign_id, state, standing, language, notes, uses, key_id, writer, sealed,
                                       print, left_at, ready_at, changed_at)
                    SELECT gen_random_uuid(), campaign_id, state, standing, language, notes, uses, key_id, writer,
                           sealed, print, left_at, ready_at + n * interval '1 second', changed_at
                    FROM voice, generate_series(1, 9999) n
                    """);
            TestMember rita = crowd.moderator("Rita");
            HttpResponse<String> first = rita.get(QUEUE);
            assertThat(rowsOn(first)).isEqualTo(25);
            assertThat(first.body())
                    .contains("To read (10,000)", "1 to 25 of 10,000", "page=2\"")
                    .doesNotContain("rel=\"prev\"");
            assertThat(first.body().length()).isLessThan(200_000);
            HttpResponse<String> last = rita.get(QUEUE + "?state=waiting&page=400");
            assertThat(rowsOn(last)).isEqualTo(25);
            assertThat(last.body()).contains("9,976 to 10,000 of 10,000").doesNotContain("rel=\"next\"");
            assertThat(rita.get(QUEUE + "?page=99999999").body()).contains("9,976 to 10,000");
        }
    }

    private static long rowsOn(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        return Pattern.compile("data-voice=").matcher(page.body()).results().count();
    }
}
