package eu.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.secrets.KeyedHash;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
    private final Fingerprints prints = prints(1);

    @Test
    void areTheSameForSpellingsOfOneMailbox() {
        assertThat(mailbox("petition", "A.na+x@GoogleMail.com", 1))
                .isEqualTo(mailbox("petition", "ana@gmail.com", 1))
                .hasSize(32);
    }

    @Test
    void differByMailboxCampaignPlaceAndPepper() {
        byte[] print = mailbox("petition", "ana@gmail.com", 1);
        assertThat(mailbox("petition", "anna@gmail.com", 1)).isNotEqualTo(print);
        assertThat(mailbox("other", "ana@gmail.com", 1)).isNotEqualTo(print);
        assertThat(mailbox("petition", "ana@gmail.com", 2)).isNotEqualTo(print);
        assertThat(prints(2).mailbox("petition", "ana@gmail.com", 1)).isNotEqualTo(print);
    }

    @Test
    void tellTwoPeopleOfOneMailboxApart() {
        byte[] ana = person("petition", "ana@gmail.com", "Ana Kovač");
        assertThat(ana).hasSize(16);
        assertThat(person("petition", "a.na@gmail.com", "ANA KOVAC")).isEqualTo(ana);
        assertThat(person("petition", "ana@gmail.com", "Iva Kovač")).isNotEqualTo(ana);
        assertThat(person("petition", "iva@gmail.com", "Ana Kovač")).isNotEqualTo(ana);
        assertThat(person("other", "ana@gmail.com", "Ana Kovač")).isNotEqualTo(ana);
    }

    private byte[] mailbox(String campaign, String address, int place) {
        return prints.mailbox(campaign, prints.canonical(SignForms.email(address)), place);
    }

    private byte[] person(String campaign, String address, String name) {
        return prints.person(campaign, prints.canonical(SignForms.email(address)), SignForms.name(name));
    }

    private static Fingerprints prints(int pepper) {
        return new Fingerprints(new KeyedHash(new byte[] {(byte) pepper}), new MailboxRules());
    }
}
