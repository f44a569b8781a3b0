package eu.undersigned.representative;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.campaign.Representative;
import eu.undersigned.campaign.RepresentativesText;
import eu.undersigned.http.FormBody;
import eu.undersigned.i18n.Language;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A letter as it is typed, and as it is sent.
class LetterFormTest {
    private static final String TEXT = "Dear Maria,\n\nplease.\n\nYours,\n{name}\n{place}";

    private static LetterForm typed(String... fieldsAndValues) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("subject", "Please", "text", TEXT));
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            fields.put(fieldsAndValues[i], fieldsAndValues[i + 1]);
        }
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return LetterForm.of(FormBody.parse(body.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void whatIsProposedIsAddressed() {
        Representative maria = new Representative(
                "m", "Maria Sample", "GR", "A", Language.EL, Optional.empty(), Optional.empty(), Optional.empty());
        RepresentativesText text =
                new RepresentativesText(Language.EN, "To {representative}", "Dear {representative},\n{name}");
        LetterForm form = LetterForm.of(maria, Optional.of(text));
        assertThat(form.subject()).isEqualTo("To Maria Sample");
        assertThat(form.text()).isEqualTo("Dear Maria Sample,\n{name}");
        assertThat(LetterForm.of(maria, Optional.empty()).text()).isEmpty();
    }

    @Test
    void nameAndPlaceStandWhereTheMarksWere() {
        LetterForm form = typed("name", "Yara", "place", "Patras");
        assertThat(form.isRight()).isTrue();
        assertThat(form.finishedText()).isEqualTo("Dear Maria,\n\nplease.\n\nYours,\nYara\nPatras");
    }

    @Test
    void aLineWithNothingButWhatNobodyTypedIsLeftOut() {
        assertThat(typed().finishedText()).isEqualTo("Dear Maria,\n\nplease.\n\nYours,");
        assertThat(typed("place", "Patras").finishedText()).endsWith("Yours,\nPatras");
        assertThat(typed("text", "From {name}, {place}\nend").finishedText()).isEqualTo("From , \nend");
        assertThat(typed("text", "{name}, {place}\nend").finishedText()).isEqualTo("end");
    }

    @Test
    void whatSomebodyTypedIsNoMark() {
        LetterForm form = typed("name", "{place}", "place", "{name}");
        assertThat(form.finishedText()).endsWith("{place}\n{name}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            subject | ''                     | representative.wrong.subject
            subject | 'a\\r\\nBcc: b@c.org'  | representative.wrong.subject
            name    | 'a\\nb'                | representative.wrong.line
            place   | 'a\\rb'                | representative.wrong.line
            name    | 'a\\0b'            | voice.wrong.characters
            text    | 'a\u202Eb' | voice.wrong.characters
            text    | ''                     | representative.wrong.text
            """)
    void whatCantBeSentIsNamedAtItsField(String field, String value, String key) {
        assertThat(typed(field, value.translateEscapes()).wrong()).containsExactly(Map.entry(field, key));
    }

    @Test
    void lengthsAreBounded() {
        assertThat(typed("text", "x".repeat(LetterForm.LONGEST_TEXT)).isRight()).isTrue();
        assertThat(typed("text", "x".repeat(LetterForm.LONGEST_TEXT + 1)).wrong())
                .containsKey("text");
        assertThat(typed("subject", "x".repeat(LetterForm.LONGEST_LINE + 1)).wrong())
                .containsKey("subject");
    }

    @Test
    void whatIsNotUtf8IsReported() {
        LetterForm form = LetterForm.of(FormBody.parse("subject=%FF&text=x".getBytes(StandardCharsets.US_ASCII)));
        assertThat(form.wrong()).containsEntry("subject", "error.encoding");
    }

    @Test
    void nothingOfItGoesIntoALog() {
        assertThat(typed("name", "Yara").toString()).isEqualTo("LetterForm[hidden]");
    }
}
