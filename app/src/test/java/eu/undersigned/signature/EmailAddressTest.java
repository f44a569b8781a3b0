package eu.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    private static final String LABEL = "a".repeat(63);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana@example.org",
                "a@b.eu",
                "ana.kovac+petition@mail.example.co.uk",
                "o'neill@example.ie",
                "!#$%&'*+/=?^_`{|}~-@example.org",
                "_@example.org",
                "ana@example.museum",
                "ana@xn--bcher-kva.example",
                "ana@bücher.example",
                "jörg@example.de",
                "δοκιμή@παράδειγμα.ελ",
                "用户@例子.中国",
                "ana@1and1.com",
                "ana@a-b.example",
                "ANA@EXAMPLE.ORG"
            })
    void acceptsAddresses(String text) {
        assertThat(EmailAddress.parse(text).map(EmailAddress::value)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "ana",
                "ana@",
                "@example.org",
                "ana@example",
                "ana@localhost",
                "ana@example.org.",
                "ana@.example.org",
                "ana@example..org",
                ".ana@example.org",
                "ana.@example.org",
                "an..a@example.org",
                "ana@@example.org",
                "ana@b@example.org",
                "\"ana\"@example.org",
                "\"ana kovac\"@example.org",
                "ana kovac@example.org",
                "ana@exam ple.org",
                "ana @example.org",
                "ana@ example.org",
                "Ana <ana@example.org>",
                "ana@example.org,eve@example.org",
                "ana@example.org;eve@example.org",
                "ana(comment)@example.org",
                "ana@[127.0.0.1]",
                "ana@127.0.0.1",
                "ana@-example.org",
                "ana@example-.org",
                "ana@exa_mple.org",
                "ana@example.1",
                "ana@example.o",
                "ana@example.org/path",
                "ana@xn--.org",
                "ana\\@example.org",
                "mailto:ana@example.org"
            })
    void refusesWhatIsNoMailbox(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana@example.org\r\nBcc: eve@example.org",
                "ana@example.org\nBcc:eve@example.org",
                "ana\r\n@example.org",
                "ana@exam\r\nple.org",
                "ana\0@example.org",
                "ana@example\0.org",
                "ana\u202e@example.org",
                "ana\u2028@example.org",
                "ana\ud800@example.org",
                "ana@example.org\u0000"
            })
    void refusesWhatWouldBreakAHeader(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void dropsWhiteSpaceAround() {
        assertThat(EmailAddress.parse(" \t\u3000ana@example.org\r\n")).contains(EmailAddress.of("ana@example.org"));
    }

    @Test
    void boundsTheLocalPart() {
        assertThat(EmailAddress.parse("a".repeat(64) + "@example.org")).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
    }

    @Test
    void boundsTheWhole() {
        String domain = LABEL + "." + LABEL + "." + LABEL;
        String longest = "a".repeat(254 - 1 - domain.length() - 4) + "@" + domain + ".org";
        assertThat(longest).hasSize(EmailAddress.MOST_CHARACTERS);
        assertThat(EmailAddress.parse(longest)).isPresent();
        assertThat(EmailAddress.parse("a" + longest)).isEmpty();
    }

    @Test
    void boundsALabelOfTheDomain() {
        assertThat(EmailAddress.parse("ana@" + LABEL + ".org")).isPresent();
        assertThat(EmailAddress.parse("ana@" + LABEL + "a.org")).isEmpty();
    }

    @Test
    void answersSoonWhateverIsSent() {
        assertThat(EmailAddress.parse("a.".repeat(1 << 20) + "@example.org")).isEmpty();
        assertThat(EmailAddress.parse("ana@" + "a.".repeat(120) + "!")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ana@EXAMPLE.Org, example.org",
        "ana@bücher.example, xn--bcher-kva.example",
        "ana@BÜCHER.example, xn--bcher-kva.example",
        "ana@xn--bcher-kva.example, xn--bcher-kva.example",
        // A domain of its own since 2010: not strasse.de.
        "ana@straße.de, xn--strae-oqa.de",
    })
    void givesTheDomainAsTheNetworkKnowsIt(String address, String domain) {
        assertThat(SignForms.email(address).domain()).isEqualTo(domain);
    }

    @ParameterizedTest
    @CsvSource({"Ana@Example.org, Ana@Example.org", "ana@bücher.example, ana@xn--bcher-kva.example"})
    void givesMailServersADomainThatTheyTake(String typed, String delivered) {
        assertThat(SignForms.email(typed).deliverable()).isEqualTo(delivered);
    }

    @Test
    void printsNobody() {
        assertThat(EmailAddress.of("ana@example.org").toString()).doesNotContain("ana");
    }
}
