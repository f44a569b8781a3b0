package eu.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypoHintsTest {
    private final TypoHints hints = new TypoHints();

    @ParameterizedTest
    @CsvSource({
        "ana@gmial.com, ana@gmail.com",
        "ana@gmai.com, ana@gmail.com",
        "ana@gmaill.com, ana@gmail.com",
        "ana@gnail.com, ana@gmail.com",
        "ana@GMIAL.com, ana@gmail.com",
        "ana@gmail.con, ana@gmail.com",
        "ana@gmail.cm, ana@gmail.com",
        "ana@gmailcom.com, ''",
        "ana@hotmial.com, ana@hotmail.com",
        "ana@seznma.cz, ana@seznam.cz",
        "ana.k+x@wanado.fr, ana.k+x@wanadoo.fr",
        "ana@example.org, ''",
        "ana@gmail.com, ''",
        // Two slips may well be another domain.
        "ana@gmx.lu, ''",
        "ana@gmali.cm, ''"
    })
    void asksAboutOneSlip(String typed, String meant) {
        assertThat(hints.suggestion(SignForms.email(typed)))
                .isEqualTo(Optional.of(meant).filter(text -> !text.isEmpty()).map(EmailAddress::of));
    }

    /// Real domains with many mailboxes that lie one slip beside another one.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hotmail.be",
                "live.be",
                "outlook.be",
                "yahoo.be",
                "outlook.ie",
                "yahoo.ie",
                "live.ie",
                "live.it",
                "hotmail.gr",
                "hotmail.nl",
                "hotmail.dk",
                "hotmail.fi",
                "outlook.pt",
                "outlook.dk",
                "outlook.cz",
                "outlook.hu",
                "mail.com",
                "email.com",
                "mail.de",
                "mail.ru",
                "home.pl",
                "aol.com",
                "gmx.ch",
                "gmx.fr",
                "posteo.net",
                "proton.me",
                "pm.me",
                "inbox.eu",
                "post.cz",
                "atlas.sk",
                "volny.cz"
            })
    void neverAsksAboutARealOne(String domain) {
        assertThat(hints.suggestion(SignForms.email("ana@" + domain))).isEmpty();
    }

    @Test
    void aDomainIsNoSlipOfItself() {
        assertThat(TypoHints.isOneSlipAway("gmail.com", "gmail.com")).isFalse();
        assertThat(TypoHints.isOneSlipAway("", "ab")).isFalse();
    }
}
