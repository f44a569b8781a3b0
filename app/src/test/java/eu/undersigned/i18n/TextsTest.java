package eu.undersigned.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    @Test
    void putsValuesIntoTheirPlaces() {
        Texts texts = Texts.in(Language.EN);
        assertThat(texts.of("sign.button")).isEqualTo("Sign");
        assertThat(texts.of("campaign.to", "addressee", "the Council")).isEqualTo("Petition to the Council");
        assertThat(texts.of("error.name.long", Map.of("max", 100)))
                .isEqualTo("Your name can have at most 100 characters");
    }

    @ParameterizedTest
    @CsvSource({"EN, 1, of 1 signature", "EN, 2, of 2 signatures", "EN, 100000, 'of 100,000 signatures'"})
    void choosesTheRightPlural(Language language, long goal, String text) {
        assertThat(Texts.in(language).of("count.of", "goal", goal)).isEqualTo(text);
    }

    @Test
    void whatPeopleTypeIsNoPattern() {
        assertThat(Texts.in(Language.EN).of("typo.keep", "email", "{name}'{0}'@example.org"))
                .isEqualTo("No, {name}'{0}'@example.org is right");
    }

    @Test
    void aMissingKeyIsABug() {
        assertThatThrownBy(() -> Texts.in(Language.SL).of("no.such.key"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no message 'no.such.key' in sl");
    }
}
