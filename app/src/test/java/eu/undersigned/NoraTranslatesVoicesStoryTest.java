package eu.undersigned;

import static eu.undersigned.VoiceStory.path;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.voice.VoiceToken;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/// Nora and Mira translate a voice, each with the other’s yes.
class NoraTranslatesVoicesStoryTest extends ModerationStory {
    private static EditorForm form(String page, String action, int number) {
        int start = -1;
        for (int i = 0; i < number; i++) {
            start = page.indexOf("action=\"" + action + "\"", start + 1);
        }
        return EditorForm.on(page.substring(start), action);
    }

    @Test
    void aPublishedVoiceIsTranslatedAndTheTranslationReplacedAndRemoved() {
        VoiceToken voice = story.published(nora, mira);
        String page = path(voice, "translations");
        EditorForm fresh = EditorForm.on(nora.get(page).body(), page);
        assertThat(nora.post(
                                page,
                                fresh.with("language", "en")
                                        .with("text", "Words")
                                        .fields())
                        .statusCode())
                .as("the original’s own language")
                .isEqualTo(422);
        HttpResponse<String> flawed = nora.post(
                page,
                fresh.with("language", "de")
                        .with("text", "Mehr auf https://example.org")
                        .fields());
        assertThat(flawed.statusCode()).isEqualTo(422);
        assertThat(flawed.body()).contains("It holds an address", "Mehr auf https://example.org");
        assertThat(nora.post(
                                page,
                                fresh.with("language", "de").with("text", " ").fields())
                        .statusCode())
                .isEqualTo(422);
        assertThat(nora.post(
                                page,
                                fresh.with("language", "de")
                                        .with("text", "Dreißig Jahre.")
                                        .fields())
                        .statusCode())
                .isEqualTo(303);
        assertThat(row(queue(nora, "published"), voice)).contains("No translation");

        HttpResponse<String> late = mira.post(
                page, fresh.with("language", "de").with("text", "30 Jahre.").fields());
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("30 Jahre.", "Dreißig Jahre.");
        EditorForm german = form(mira.get(page).body(), page, 1);
        assertThat(german.get("text")).isEqualTo("Dreißig Jahre.");
        assertThat(mira.post(page, german.with("text", "30 Jahre.").fields()).statusCode())
                .isEqualTo(303);
        EditorForm replaced = form(mira.get(page).body(), page, 1);
        assertThat(replaced.get("text")).isEqualTo("30 Jahre.");
        assertThat(nora.get(page).body()).contains("need a second member in each language");
        assertThat(row(queue(nora, "published"), voice)).contains("No translation");
        assertThat(mira.post(page, replaced.fields()).statusCode()).isEqualTo(303);
        assertThat(row(queue(nora, "published"), voice))
                .as("the same member twice")
                .contains("No translation");
        assertThat(nora.post(page, form(nora.get(page).body(), page, 1).fields())
                        .statusCode())
                .isEqualTo(303);
        assertThat(row(queue(nora, "published"), voice)).contains("1 translation");
        assertThat(nora.get(page).body()).doesNotContain("need a second member in each language");
        assertThat(mira.post(page, replaced.with("action", "remove").fields()).statusCode())
                .isEqualTo(303);
        assertThat(row(queue(nora, "published"), voice)).contains("No translation");
        assertThat(story.trail(voice))
                .endsWith(
                        "voice.translated  {\"language\":\"de\"}",
                        "voice.translated  {\"language\":\"de\"}",
                        "voice.translated  {\"language\":\"de\"}",
                        "voice.translated  {\"language\":\"de\"}",
                        "voice.translation.removed  {\"language\":\"de\"}");
        assertThat(application.text("SELECT string_agg(a::text, '') FROM audit a"))
                .doesNotContain("Jahre");
    }
}
