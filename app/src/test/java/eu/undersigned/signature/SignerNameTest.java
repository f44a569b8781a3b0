package eu.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.signature.SignerName.Flaw;
import eu.undersigned.signature.SignerName.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignerNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana Kovač",
                "J.R.R. Tolkien",
                "Dr.Weiß",
                "Dr.Ruß",
                "Dr.Ružić",
                "Mr.Netík",
                "St.Clair",
                "O’Neill-d’Arc",
                "O'Neill",
                "Anna und Bernd Müller",
                "Anna & Bernd Müller",
                "Anna Müller (geb. Weiß)",
                "Martin Luther King, Jr.",
                "Γιώργος Παπαδόπουλος",
                "Иван Петров",
                "ჯონ სმიტი",
                "محمد عبد الله",
                "דוד בן־גוריון",
                "王小明",
                "김철수",
                "नरेंद्र मोदी",
                "क्‍षमा", // a joiner that the script needs
                "می‌خواهم", // and a non-joiner
                "ශ්‍රී",
                "Ana 🌻 Kovač",
                "Ana 👩‍👧", // joined emoji
                "Ana 🏴󠁧󠁢󠁳󠁣󠁴󠁿", // tagged emoji
                "𐐷𐐲𐑌", // letters outside the basic plane
                "X",
                "Élodie 3",
                "Nuñez-López y García",
                "Jan.De Vries",
                "M.Li"
            })
    void acceptsPeople(String text) {
        assertThat(SignerName.parse(text)).isInstanceOf(Parsed.Name.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t",
                "\u00a0\u3000",
                "🌻🌻",
                "12345",
                "…",
                "-",
                "\u200d\u200c",
                "\u0301",
                "<>",
                "\u3164",
                "\u115f\u1160"
            })
    void asksForANameWhereThereAreNoLetters(String text) {
        assertThat(SignerName.parse(text)).isEqualTo(new Parsed.Flawed(Flaw.MISSING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana\0Kovač",
                "Ana\nKovač",
                "Ana\r\nBcc: all@example.org",
                "\u202eAna",
                "Ana\u2066Kovač\u2069",
                "Ana\u200e",
                "Ana\u200b",
                "\ufeffAna",
                "Ana\u2028Kovač",
                "Ana\u2029",
                "Ana\u0007",
                "Ana\u0085",
                "Ana\u00ad",
                "Ana\ue000",
                "Ana\ud800",
                "\udc00Ana",
                "Ana\uffff"
            })
    void refusesWhatCannotBeShown(String text) {
        assertThat(SignerName.parse(text)).isEqualTo(new Parsed.Flawed(Flaw.CONTROL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Buy at https://example.de",
                "HTTP://X",
                "www.example",
                "Ana WWW.Example.de",
                "Buy at example.com",
                "EXAMPLE.COM",
                "cheap-pills.shop now",
                "bücher.net",
                "пример.ru",
                "example.com/path",
                "Visit example.com.",
                "ana@example",
                "ftp://host",
                "Gewinn auf boese.de",
                "Visit x.com now",
                "t.me",
                "go evil.co.uk",
                "evil．com",
                "ｅｖｉｌ.ｃｏｍ",
                "evil。net"
            })
    void refusesLinks(String text) {
        assertThat(SignerName.parse(text)).isEqualTo(new Parsed.Flawed(Flaw.LINK));
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(SignerName.parse("ä".repeat(100))).isInstanceOf(Parsed.Name.class);
        assertThat(SignerName.parse("ä".repeat(101))).isEqualTo(new Parsed.Flawed(Flaw.TOO_LONG));
        assertThat(SignerName.parse("𐐷".repeat(100))).isInstanceOf(Parsed.Name.class);
        assertThat(SignerName.parse("𐐷".repeat(101))).isEqualTo(new Parsed.Flawed(Flaw.TOO_LONG));
        assertThat(SignerName.parse("a\u0308".repeat(100))).isInstanceOf(Parsed.Name.class);
        assertThat(SignerName.parse(" ".repeat(200) + "a" + " ".repeat(200))).isInstanceOf(Parsed.Name.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "  Ana   Kovač |Ana Kovač",
                "Ana\u00a0Kovač|Ana Kovač",
                "Ana\t\u3000Kovač|Ana Kovač",
                "Kovac\u030c|Kovač"
            })
    void foldsSpacesAndComposesAccents(String text, String expected) {
        assertThat(name(text).value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"राम शर्मा, रमा शर्मा", "ராமன், ராமா", "สมชาย, สมหญิง", "Ana Kovač, Ani Kovač"})
    void tellsTwoPeopleApartInAnyScript(String one, String other) {
        assertThat(name(one).folded()).isNotEqualTo(name(other).folded());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ana Kovač      | ana kovac
            Ana Kovač      | ANA KOVAČ
            Anna-Maria     | Anna Maria
            O’Neill        | O'Neill
            Weiß           | WEISS
            Παπαδόπουλος   | ΠΑΠΑΔΟΠΟΥΛΟΣ
            İbrahim        | Ibrahim
            ﬁlip           | Filip
            """)
    void takesSpellingsOfOnePersonForOne(String one, String other) {
        assertThat(name(one).folded()).isEqualTo(name(other).folded());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ana Kovač      | Iva Kovač
            王小明          | 王小紅
            Иван           | Ивана
            """)
    void keepsTwoPeopleApart(String one, String other) {
        assertThat(name(one).folded()).isNotEqualTo(name(other).folded());
    }

    @Test
    void printsNobody() {
        assertThat(name("Ana Kovač").toString()).doesNotContain("Ana");
    }

    private static SignerName name(String text) {
        return SignForms.name(text);
    }
}
