package eu.undersigned;

import static eu.undersigned.VoiceStory.WORDS;
import static eu.undersigned.VoiceStory.json;
import static eu.undersigned.VoiceStory.path;
import static eu.undersigned.VoiceStory.proposes;
import static eu.undersigned.VoiceStory.releases;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.voice.ChangeResult;
import eu.undersigned.voice.MyVoice;
import eu.undersigned.voice.Standing;
import eu.undersigned.voice.Use;
import eu.undersigned.voice.VoiceToken;
import eu.undersigned.voice.Wording;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Nora and Mira release a voice in its writer’s words, or ask its writer for others.
class NoraReleasesVoicesStoryTest extends ModerationStory {
    @Test
    void twoModeratorsReleaseASurvivorsWords() {
        VoiceToken voice = story.left(Standing.SURVIVOR);
        Wording words = story.opened(nora, voice);
        assertThat(words).isEqualTo(WORDS);

        JsonNode first = json(releases(nora, voice, words));
        assertThat(first.get("result").asString()).isEqualTo("second_needed");
        assertThat(first.get("said").asString()).contains("A second moderator");
        assertThat(first.get("words").get("releases").asString()).isEqualTo("1 of 2: you");
        assertThat(json(releases(nora, voice, words)).get("result").asString()).isEqualTo("already_yours");
        assertThat(row(queue(mira, "waiting"), voice)).contains("1 of 2: Nora");

        HttpResponse<String> wrong =
                releases(mira, voice, new Wording(words.name(), words.country(), words.text() + " More."));
        assertThat(wrong.statusCode()).isEqualTo(409);
        assertThat(json(wrong).get("result").asString()).isEqualTo("other_wording");
        assertThat(row(queue(mira, "published"), voice)).isEmpty();

        JsonNode second = json(releases(mira, voice, story.opened(mira, voice)));
        assertThat(second.get("result").asString()).isEqualTo("published");
        assertThat(second.get("openable").asBoolean()).isFalse();
        String row = row(queue(mira, "published"), voice);
        assertThat(row).contains("It took me thirty years to say it.", "Marta, Portugal", "Take down");
        assertThat(row(queue(mira, "waiting"), voice)).isEmpty();
        assertThat(application.number(
                        "SELECT count(*) FROM voice WHERE id = ? AND sealed IS NULL AND state = 'published'",
                        voice.id()))
                .isEqualTo(1);
        assertThat(story.trail(voice))
                .containsExactly(
                        "voice.opened",
                        "voice.released  {\"result\":\"second_needed\"}",
                        "voice.opened",
                        "voice.released  {\"result\":\"published\"}");
        assertThat(application.text("SELECT string_agg(a::text, '') FROM audit a"))
                .doesNotContain("thirty years", "Marta");
    }

    @Test
    void oneIsEnoughForASupporterAndNoPageIsForcedOnAnybody() {
        VoiceToken page = story.published(nora);
        assertThat(row(queue(nora, "published"), page)).contains("1 of 1: you");

        VoiceToken kept = story.left(Standing.SUPPORTER, WORDS, Duration.ZERO, Set.of(Use.LETTER));
        assertThat(json(releases(nora, kept, story.opened(nora, kept)))
                        .get("result")
                        .asString())
                .isEqualTo("kept");
        assertThat(row(queue(mira, "kept"), kept)).contains("letters to lawmakers", "data-open");
        assertThat(story.opened(mira, kept)).isEqualTo(WORDS);
        assertThat(json(releases(mira, kept, WORDS)).get("said").asString()).contains("Somebody handled it");
        assertThat(row(queue(mira, "published"), kept)).isEmpty();
    }

    @Test
    void nothingIsReleasedWhileItsWriterMayStillThinkAboutIt() {
        VoiceToken voice = story.left(Standing.SUPPORTER, WORDS, Duration.ofHours(48), Set.of(Use.PAGE));
        JsonNode opened = json(nora.post(VoiceStory.path(voice, "open"), Map.of()));
        assertThat(opened.get("early").asString())
                .as("said in the place of the button")
                .matches("Its writer may still think about it: it can be released from .+ UTC on\\.");
        HttpResponse<String> early = releases(nora, voice, story.read(opened.get("sealed")));
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(json(early).get("result").asString()).isEqualTo("too_early");
        assertThat(story.trail(voice)).containsExactly("voice.opened");
    }

    @Test
    void otherWordsNeedTheWritersYes() {
        VoiceToken voice = story.left(Standing.SURVIVOR);
        releases(nora, voice, story.opened(nora, voice));

        JsonNode flaws = json(proposes(mira, voice, new Wording("M", Optional.empty(), "See www.example.org")));
        assertThat(flaws.get("errors").get("text").asString()).contains("an address");
        assertThat(json(proposes(mira, voice, new Wording("M", Optional.of("ZZ"), "Words")))
                        .get("errors")
                        .get("country")
                        .asString())
                .contains("a country");
        assertThat(json(proposes(mira, voice, new Wording("M", Optional.empty(), "x".repeat(30_000))))
                        .get("errors")
                        .get("text")
                        .asString())
                .contains("too long");
        assertThat(json(proposes(mira, voice, WORDS)).get("errors").get("text").asString())
                .contains("nothing to ask");
        assertThat(story.writer.sees(voice).flatMap(MyVoice::proposed)).isEmpty();

        HttpResponse<String> asked = proposes(mira, voice, OTHER);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(json(asked).get("state").asString()).isEqualTo("proposed");
        assertThat(row(queue(nora, "proposed"), voice)).contains("Waits for its writer’s answer");
        JsonNode opened = json(nora.post(path(voice, "open"), Map.of()));
        assertThat(story.read(opened.get("sealed"))).isEqualTo(WORDS);
        assertThat(story.read(opened.get("proposed"))).isEqualTo(OTHER);
        assertThat(json(releases(mira, voice, WORDS)).get("result").asString()).isEqualTo("proposed");

        assertThat(story.writer.agrees(voice)).isEqualTo(ChangeResult.DONE);
        assertThat(row(queue(nora, "waiting"), voice)).as("all begins anew").contains("0 of 2");
        assertThat(json(releases(nora, voice, WORDS)).get("result").asString()).isEqualTo("other_wording");
        assertThat(json(releases(nora, voice, OTHER)).get("result").asString()).isEqualTo("second_needed");
        assertThat(json(releases(mira, voice, OTHER)).get("result").asString()).isEqualTo("published");
        assertThat(row(queue(mira, "published"), voice)).contains("Now I say it.", "M.");
    }

    @Test
    void aNoIsSeen() {
        VoiceToken voice = story.left(Standing.SUPPORTER);
        proposes(mira, voice, OTHER);
        JsonNode before = json(nora.get(path(voice, "state")));
        assertThat(before.get("state").asString()).isEqualTo("proposed");
        assertThat(story.writer.refuses(voice)).isEqualTo(ChangeResult.DONE);
        JsonNode after = json(nora.get(path(voice, "state")));
        assertThat(after.get("state").asString()).isEqualTo("waiting");
        assertThat(after.get("refused").asInt()).isEqualTo(1);
        assertThat(row(queue(nora, "waiting"), voice)).contains("data-fact=\"refused\">1<");
        assertThat(story.opened(nora, voice)).isEqualTo(WORDS);
    }
}
