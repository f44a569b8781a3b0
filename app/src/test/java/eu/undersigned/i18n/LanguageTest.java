package eu.undersigned.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    private static final List<Language> ALL = List.of(Language.values());

    @Test
    void areTheOfficialLanguagesOfTheUnion() {
        assertThat(ALL).hasSize(24);
        assertThat(Language.of("mt")).contains(Language.MT);
        assertThat(Language.of("MT")).isEmpty();
        assertThat(Language.of("no")).isEmpty();
        assertThat(Language.of("")).isEmpty();
    }

    @Test
    void nameThemselves() {
        assertThat(Arrays.stream(Language.values()).map(Language::endonym))
                .contains("Deutsch", "Ελληνικά", "Български", "Gaeilge", "Malti", "Português", "Čeština")
                .doesNotHaveDuplicates()
                .allMatch(name -> Character.isUpperCase(name.codePointAt(0)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de                              | DE
            de-AT                           | DE
            DE-at,en;q=0.5                  | DE
            en;q=0.5, fr;q=0.9              | FR
            fr;q=0.9,en;q=0.9               | FR
            ja, zh;q=0.9, sl;q=0.1          | SL
            de;q=0, sl;q=0.1                | SL
            de;q=0                          | EN
            ja                              | EN
            *                               | EN
            *;q=0.5, mt;q=0.4               | MT
            ''                              | EN
            '   '                           | EN
            pt-BR                           | PT
            zh-Hant-TW,hr-HR;q=0.8          | HR
            """)
    void prefersWhatTheVisitorPrefers(String header, Language expected) {
        assertThat(Language.preferred(header, ALL)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "de;q=2",
                "de;q=-1",
                "de;q=x",
                "de;q=",
                "de;;q=1",
                ";",
                ",",
                ",,,",
                "=",
                "de;q=NaN",
                "\0",
                "<script>",
                "ünïcode",
                "de-",
                "-",
                "abcdefghijklm"
            })
    void aMalformedHeaderIsNoReasonToFail(String header) {
        assertThatCode(() -> Language.preferred(header, ALL)).doesNotThrowAnyException();
    }

    @Test
    void neitherIsNoise() {
        Random random = new Random(7);
        String alphabet = "deEN-*;q=0.1, \t_áx";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder header = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                header.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThatCode(() -> Language.preferred(header.toString(), ALL))
                    .as("'%s'", header)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void offersOnlyWhatThereIs() {
        assertThat(Language.preferred("de,fr", List.of(Language.FR, Language.SL)))
                .isEqualTo(Language.FR);
        assertThat(Language.preferred("de", List.of(Language.SL, Language.FR))).isEqualTo(Language.SL);
        assertThat(Language.preferred("de", List.of(Language.SL, Language.EN))).isEqualTo(Language.EN);
        assertThat(Language.preferred("de", List.of())).isEqualTo(Language.EN);
    }
}
