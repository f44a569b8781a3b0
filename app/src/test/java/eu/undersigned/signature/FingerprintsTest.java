package eu.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.secrets.KeyedHash;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
    private static final EmailAddress ANA = SignForms.email("ana@gmail.com");

    private final Fingerprints prints = prints(1);

    @Test
    void areTheSameForSpellingsOfOneMailbox() {
        assertThat(prints.mailbox("petition", SignForms.email("A.na+x@GoogleMail.com"), 1))
                .isEqualTo(prints.mailbox("petition", ANA, 1))
                .hasSize(32);
    }

    @Test
    void differByMailboxCampaignPlaceAndPepper() {
        byte[] print = prints.mailbox("petition", ANA, 1);
        assertThat(prints.mailbox("petition", SignForms.email("anna@gmail.com"), 1))
                .isNotEqualTo(print);
        assertThat(prints.mailbox("other", ANA, 1)).isNotEqualTo(print);
        assertThat(prints.mailbox("petition", ANA, 2)).isNotEqualTo(print);
        assertThat(prints(2).mailbox("petition", ANA, 1)).isNotEqualTo(print);
    }

    @Test
    void tellTwoPeopleOfOneMailboxApart() {
        byte[] ana = prints.person("petition", ANA, SignForms.name("Ana Kovač"));
        assertThat(ana).hasSize(16);
        assertThat(prints.person("petition", SignForms.email("a.na@gmail.com"), SignForms.name("ANA KOVAC")))
                .isEqualTo(ana);
        assertThat(prints.person("petition", ANA, SignForms.name("Iva Kovač"))).isNotEqualTo(ana);
        assertThat(prints.person("petition", SignForms.email("iva@gmail.com"), SignForms.name("Ana Kovač")))
                .isNotEqualTo(ana);
        assertThat(prints.person("other", ANA, SignForms.name("Ana Kovač"))).isNotEqualTo(ana);
    }

    private static Fingerprints prints(int pepper) {
        return new Fingerprints(new KeyedHash(new byte[] {(byte) pepper}), new MailboxRules());
    }
}
