package eu.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailboxRulesTest {
    private final MailboxRules rules = new MailboxRules();

    @ParameterizedTest
    @CsvSource({
        "ana@example.org, ana@example.org",
        "Ana@Example.ORG, ana@example.org",
        "ana.kovac@gmail.com, anakovac@gmail.com",
        "A.n.a.Kovac+petition+more@GoogleMail.com, anakovac@gmail.com",
        "ana+x@outlook.com, ana@outlook.com",
        "a.na@outlook.com, a.na@outlook.com",
        "ana-x@yahoo.com, ana@yahoo.com",
        "ana+x@yahoo.com, ana+x@yahoo.com",
        "a.n-a_k+x@protonmail.com, anak@proton.me",
        "anak@pm.me, anak@proton.me",
        "ana@me.com, ana@icloud.com",
        // Nobody knows the rules of other domains: two people are never taken for one.
        "a.na+x@example.org, a.na+x@example.org",
        "ana+x@gmail.example, ana+x@gmail.example",
        // Nothing would be left of these.
        "+x@gmail.com, +x@gmail.com",
        "_@proton.me, _@proton.me",
        "Jo\u0308rg@example.de, jörg@example.de",
        "ana@bücher.example, ana@xn--bcher-kva.example"
    })
    void namesTheMailboxBehindAnAddress(String typed, String mailbox) {
        assertThat(rules.canonical(SignForms.email(typed))).isEqualTo(mailbox);
    }

    @ParameterizedTest
    @CsvSource({"ana@straße.de, ana@strasse.de", "ana@gmail.com, ana@gmail.org", "ana@gmail.com, anna@gmail.com"})
    void keepsMailboxesApart(String one, String other) {
        assertThat(rules.canonical(SignForms.email(one))).isNotEqualTo(rules.canonical(SignForms.email(other)));
    }
}
