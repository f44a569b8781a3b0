package eu.undersigned.cosigning;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.cosigning.Mandates.Flaw;
import eu.undersigned.signature.EmailAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which mailboxes can speak for which organisations.
class MandatesTest {
    private final Mandates mandates = new Mandates(Set.of("throwaway.example")::contains);

    @ParameterizedTest
    @CsvSource({
        "omar@house.example.org, house.example.org",
        "omar@house.example.org, www.house.example.org",
        "omar@mail.house.example.net, example.net",
        // The website may lie below the domain at which people write.
        "omar@example.net, campaign.house.example.net",
        "omar+letters@example.com, example.com",
        "omar@haus-für-kinder.at, xn--haus-fr-kinder-lsb.at",
        "omar@house.co.uk, www.house.co.uk",
        "omar@house.com.pl, house.com.pl"
    })
    void aMailboxAtTheOrganisationsOwnDomainSpeaksForIt(String mailbox, String host) {
        assertThat(flaw(mailbox, host)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "omar@gmail.com, house.example.org, FREE_MAIL",
        "omar@GMAIL.com, house.example.org, FREE_MAIL",
        // Whoever names the provider's own website has a mailbox there all the same.
        "omar@gmail.com, gmail.com, FREE_MAIL",
        "omar@seznam.cz, seznam.cz, FREE_MAIL",
        "omar@laposte.net, house.example.org, FREE_MAIL",
        "omar@hi.t-com.hr, t-com.hr, FREE_MAIL",
        "omar@throwaway.example, house.example.org, DISPOSABLE",
        "omar@example.com, example.org, OTHER_DOMAIN",
        "omar@ownexample.org, example.org, OTHER_DOMAIN",
        "omar@example.org.example.com, example.org, OTHER_DOMAIN",
        // Another house below the same suffix.
        "omar@street.co.uk, house.co.uk, OTHER_DOMAIN",
        "omar@street.com.pl, house.com.pl, OTHER_DOMAIN",
        "omar@street.github.io, house.github.io, OTHER_DOMAIN",
        // A letter of another script that looks the same.
        "omar@еxample.org, example.org, OTHER_DOMAIN",
        "omar@house.co.uk, co.uk, SHARED_DOMAIN",
        "omar@house.com.pl, com.pl, SHARED_DOMAIN",
        "omar@house.github.io, github.io, SHARED_DOMAIN"
    })
    void othersDoNot(String mailbox, String host, Flaw flaw) {
        assertThat(flaw(mailbox, host)).contains(flaw);
    }

    @Test
    void anOrganisationOfTheKitMayWriteFromItsContactsDomain() {
        assertThat(mandates.flaw(EmailAddress.of("omar@example.net"), List.of("house.example.org", "example.net")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "house.example.org, https://house.example.org/, house.example.org",
        "HTTP://www.House.example.org, https://www.house.example.org/, house.example.org",
        "https://house.example.org/en/about?x=1#y, https://house.example.org/en/about, house.example.org",
        "еxample.org, https://xn--xample-2of.org/, xn--xample-2of.org"
    })
    void aWebsiteIsReadAsPeopleTypeIt(String typed, String address, String host) {
        assertThat(Website.parse(typed)).contains(new Website(address, host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "house",
                "javascript:alert(1)",
                "https://user@house.example.org",
                "https://house.example.org:8080",
                "https://127.0.0.1/",
                "https://[::1]/",
                "house.example.org/\"><script>",
                "house.example.org/a b",
                "house.example.org\r\nBcc: x@example.org",
                "ftp://house.example.org"
            })
    void whatIsNoWebsiteIsRefused(String typed) {
        assertThat(Website.parse(typed)).isEmpty();
    }

    private java.util.Optional<Flaw> flaw(String mailbox, String host) {
        return mandates.flaw(EmailAddress.of(mailbox), List.of(host));
    }
}
