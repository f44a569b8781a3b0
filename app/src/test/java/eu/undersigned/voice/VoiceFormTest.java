package eu.undersigned.voice;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.http.FormBody;
import eu.undersigned.i18n.Language;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VoiceFormTest {
    private final Map<String, String> fields = new LinkedHashMap<>(Map.of(
            "standing", "survivor",
            "name", "A. from the north",
            "country", "SE",
            "text", "It took me years.\r\n\r\n\r\nNow I speak.",
            "use", "page",
            "adult", "yes"));

    private VoiceForm form() {
        String body = fields.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return VoiceForm.of(
                FormBody.parse((body + "&use=letter&note=abuse&note=nonsense").getBytes(StandardCharsets.UTF_8)),
                Language.SV);
    }

    @Test
    void whatIsFilledInIsAVoice() {
        NewVoice voice = form().voice().orElseThrow();
        assertThat(voice.standing()).isEqualTo(Standing.SURVIVOR);
        assertThat(voice.language()).isEqualTo(Language.SV);
        assertThat(voice.wording())
                .isEqualTo(new Wording("A. from the north", Optional.of("SE"), "It took me years.\n\nNow I speak."));
        assertThat(voice.uses()).containsExactly(Use.PAGE, Use.LETTER);
        assertThat(voice.notes()).containsExactly(ContentNote.ABUSE);
    }

    @Test
    void nothingButTheTextTheStandingOneUseAndTheAgeIsNeeded() {
        fields.put("name", "");
        fields.put("country", "");
        assertThat(form().voice()).isPresent();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("standing", "victim", "voice.wrong.standing"),
                Arguments.of("country", "Sweden", "voice.wrong.country"),
                Arguments.of("text", " \r\n ", "voice.wrong.text"),
                Arguments.of("text", "x".repeat(4001), "voice.wrong.long"),
                Arguments.of("name", "x".repeat(61), "voice.wrong.long"),
                Arguments.of("text", "write to me at a@example.org", "voice.wrong.address"),
                Arguments.of("name", "www.example.org", "voice.wrong.address"),
                Arguments.of("text", "turned \u202E around", "voice.wrong.characters"),
                Arguments.of("text", "a bell \u0007", "voice.wrong.characters"),
                Arguments.of("text", "hidden \uDB40\uDC41\uDB40\uDC42 words", "voice.wrong.characters"),
                Arguments.of("text", "zero\u200Bwidth", "voice.wrong.characters"),
                Arguments.of("text", "a" + "\u0301".repeat(400), "voice.wrong.characters"),
                Arguments.of("name", "b" + "\u0489\u200D".repeat(5), "voice.wrong.characters"),
                Arguments.of("text", "...", "voice.wrong.text"),
                Arguments.of("name", "- -", "voice.wrong.characters"),
                Arguments.of("adult", "", "voice.wrong.adult"));
    }

    @Test
    void marksThatAWordNeedsPass() {
        fields.put("text", "Việt Nam, ś̄, הָיְתָ֥ה, नमस्ते, 👩🏽‍❤️‍👩🏽");
        assertThat(form().voice()).isPresent();
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("mistakes")
    void eachMistakeStandsAtItsField(String field, String value, String key) {
        fields.put(field, value);
        assertThat(form().wrong()).containsOnly(Map.entry(field, key));
        assertThat(form().voice()).isEmpty();
    }

    @Test
    void fourThousandCharactersAreEnoughInEveryScript() {
        fields.put("text", "\uD83D\uDD6F".repeat(4000)); // each of two chars in Java
        assertThat(form().wrong()).isEmpty();
    }

    @Test
    void whatIsNoUtf8IsSaidToBeSo() {
        VoiceForm form = VoiceForm.of(
                FormBody.parse("standing=supporter&use=page&adult=1&text=%FF".getBytes(StandardCharsets.US_ASCII)),
                Language.EN);
        assertThat(form.wrong()).containsEntry("text", "voice.wrong.characters");
        assertThat(form.voice()).isEmpty();
    }
}
