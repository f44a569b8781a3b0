package eu.undersigned.voice;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How a voice is shown: whose it is, closed or open, translated or not.
class VoiceViewTest {
    private static final Texts ENGLISH = Texts.in(Language.EN);
    private static final Texts GERMAN = Texts.in(Language.DE);

    private static Published voice(String name, Optional<String> country, Map<Language, String> translations) {
        return new Published(
                new UUID(1, 2),
                Standing.SAFEGUARDER,
                Language.FR,
                Set.of(),
                new Wording(name, country, "Un.\n\nDeux\ntrois."),
                Instant.parse("2026-11-30T23:30:00Z"),
                translations);
    }

    @Test
    void whoeverGivesNoNameIsCalledByWhatTheyAre() {
        VoiceView nameless = VoiceView.of(voice("", Optional.empty(), Map.of()), ENGLISH);
        assertThat(nameless.name()).isEqualTo("A safeguarder");
        assertThat(nameless.about()).isEqualTo("November 2026 · French");
        VoiceView named = VoiceView.of(voice("Vera", Optional.of("AT"), Map.of()), ENGLISH);
        assertThat(named.by()).isEqualTo("Vera · A safeguarder · Austria · November 2026 · French");
        assertThat(named.lang()).isEqualTo("fr");
        assertThat(named.paragraphs()).containsExactly("Un.", "Deux\ntrois.");
    }

    @Test
    void aTranslationIsShownInItsLanguageAlone() {
        Published voice = voice("Vera", Optional.empty(), Map.of(Language.DE, "Eins.", Language.FR, "Faux."));
        VoiceView german = VoiceView.of(voice, GERMAN);
        assertThat(german.lang()).isEqualTo("de");
        assertThat(german.paragraphs()).containsExactly("Eins.");
        assertThat(german.about()).doesNotContain("Französisch");
        assertThat(german.original().orElseThrow().paragraphs()).containsExactly("Un.", "Deux\ntrois.");
        for (Texts others : List.of(ENGLISH, Texts.in(Language.FR))) {
            VoiceView view = VoiceView.of(voice, others);
            assertThat(view.original()).isEmpty();
            assertThat(view.paragraphs()).containsExactly("Un.", "Deux\ntrois.");
        }
    }

    @Test
    void everyNoteHasWords() {
        Published voice = voice("Vera", Optional.empty(), Map.of());
        Published noted = new Published(
                voice.id(),
                voice.standing(),
                voice.language(),
                Set.of(ContentNote.SELF_HARM),
                voice.wording(),
                voice.at(),
                Map.of());
        assertThat(VoiceView.of(noted, ENGLISH).notes()).hasValue("Content note: self-harm or suicide. Open the text");
        assertThat(VoiceView.of(voice, ENGLISH).notes()).isEmpty();
    }

    @Test
    void aLinkLeadsToThePageOnWhichItStands() {
        List<Published> all = Stream.iterate(0, i -> i + 1)
                .limit(45)
                .map(i -> new Published(
                        new UUID(0, i),
                        Standing.SUPPORTER,
                        Language.EN,
                        Set.of(),
                        new Wording("", Optional.empty(), "Text"),
                        Instant.EPOCH,
                        Map.of()))
                .toList();
        assertThat(VoicePages.path("/en/one", all, new UUID(0, 0)))
                .isEqualTo("/en/one/voices#voice-00000000-0000-0000-0000-000000000000");
        assertThat(VoicePages.path("/en/one", all, new UUID(0, 19))).startsWith("/en/one/voices#");
        assertThat(VoicePages.path("/en/one", all, new UUID(0, 20))).startsWith("/en/one/voices?page=2#");
        assertThat(VoicePages.path("/en/one", all, new UUID(0, 44))).startsWith("/en/one/voices?page=3#");
    }
}
