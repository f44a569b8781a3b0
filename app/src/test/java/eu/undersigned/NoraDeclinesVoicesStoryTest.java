package eu.undersigned;

import static eu.undersigned.VoiceStory.QUEUE;
import static eu.undersigned.VoiceStory.json;
import static eu.undersigned.VoiceStory.path;
import static eu.undersigned.VoiceStory.proposes;
import static eu.undersigned.VoiceStory.releases;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.voice.ChangeResult;
import eu.undersigned.voice.MyVoice;
import eu.undersigned.voice.Reason;
import eu.undersigned.voice.Standing;
import eu.undersigned.voice.VoiceToken;
import eu.undersigned.voice.Wording;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Nora declines a voice, or takes it down; its writer can take it back at any moment.
class NoraDeclinesVoicesStoryTest extends ModerationStory {
    @Test
    void whatIsDeclinedIsErasedAndItsWriterReadsWhy() {
        VoiceToken voice = story.left(Standing.SURVIVOR);
        assertThat(story.declines(nora, voice, "whatever").statusCode()).isEqualTo(422);
        assertThat(nora.post(path(voice, "decline"), Map.of()).statusCode()).isEqualTo(422);
        JsonNode answer = json(story.declines(nora, voice, "names"));
        assertThat(answer.get("state").asString()).isEqualTo("declined");
        assertThat(answer.get("openable").asBoolean()).isFalse();
        MyVoice mine = story.writer.sees(voice).orElseThrow();
        assertThat(mine.reason()).contains(Reason.NAMES);
        assertThat(mine.wording()).isEmpty();
        assertThat(row(queue(nora, "declined"), voice))
                .contains("It names somebody")
                .doesNotContain("data-open", "data-decline");
        assertThat(story.declines(mira, voice, "names").statusCode()).isEqualTo(410);

        VoiceToken other = story.left(Standing.SURVIVOR);
        HttpResponse<String> form =
                nora.post(path(other, "decline"), Map.of("reason", "danger", "state", "waiting", "page", "1"));
        assertThat(form.statusCode()).isEqualTo(303);
        assertThat(form.headers().firstValue("Location")).contains(QUEUE + "?state=waiting&declined=1");
        assertThat(nora.post(path(other, "decline"), Map.of("reason", "danger")).statusCode())
                .isEqualTo(410);
        assertThat(story.trail(other))
                .containsExactly("voice.declined {\"state\":\"waiting\"} {\"reason\":\"danger\"}");
    }

    @Test
    void whoeverTookItBackIsReadNoMore() {
        VoiceToken voice = story.left(Standing.SURVIVOR);
        Wording words = story.opened(nora, voice);
        assertThat(nora.get(path(voice, "state")).statusCode()).isEqualTo(200);
        assertThat(story.writer.takesBack(voice)).isEqualTo(ChangeResult.DONE);
        HttpResponse<String> state = nora.get(path(voice, "state"));
        assertThat(state.statusCode()).isEqualTo(410);
        assertThat(json(state).get("said").asString()).contains("Its writer took it back");
        for (HttpResponse<String> answer : List.of(
                releases(nora, voice, words),
                proposes(nora, voice, OTHER),
                story.declines(nora, voice, "names"),
                nora.post(path(voice, "open"), Map.of()))) {
            assertThat(answer.statusCode()).isEqualTo(410);
            assertThat(json(answer).get("said").asString()).contains("Its writer took it back");
        }
        for (String id : List.of(UUID.randomUUID().toString(), "7", "x".repeat(36))) {
            assertThat(nora.get(QUEUE + "/" + id + "/state").statusCode()).isEqualTo(410);
            assertThat(nora.get(QUEUE + "/" + id + "/translations").statusCode())
                    .isEqualTo(410);
        }
    }

    @Test
    void whatIsTakenDownIsGoneWithItsTranslations() {
        VoiceToken voice = story.published(nora, mira);
        String page = path(voice, "translations");
        EditorForm fresh = EditorForm.on(nora.get(page).body(), page);
        nora.post(page, fresh.with("language", "fr").with("text", "Trente ans.").fields());
        assertThat(nora.post(path(voice, "decline"), Map.of("reason", "names", "state", "published"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(row(queue(nora, "published"), voice)).isEmpty();
        assertThat(nora.get(page).statusCode()).isEqualTo(410);
        assertThat(nora.post(
                                page,
                                fresh.with("language", "it")
                                        .with("text", "Trent’anni.")
                                        .fields())
                        .statusCode())
                .isEqualTo(410);
        assertThat(application.number("SELECT count(*) FROM voice_translation WHERE voice_id = ?", voice.id()))
                .isZero();
        assertThat(story.writer.sees(voice).orElseThrow().reason()).contains(Reason.NAMES);

        VoiceToken back = story.published(nora, mira);
        assertThat(row(queue(nora, "published"), back)).isNotEmpty();
        story.writer.takesBack(back);
        assertThat(row(queue(nora, "published"), back)).isEmpty();
    }
}
