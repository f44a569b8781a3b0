package eu.undersigned.signature;

import eu.undersigned.secrets.KeyedHash;
import java.util.Arrays;

/// Keyed hashes by which mailboxes and people are told apart without being named.
///
/// A mailbox may carry two people whose names differ (a couple with one address). The first has the fingerprint of
/// place 1, the second that of place 2; a third is turned down by mail.
final class Fingerprints {
    private static final int NAME_PRINT_BYTES = 16;

    private final KeyedHash hash;
    private final MailboxRules rules;

    Fingerprints(KeyedHash hash, MailboxRules rules) {
        this.hash = hash;
        this.rules = rules;
    }

    /// The mailbox as it is compared.
    String canonical(EmailAddress address) {
        return rules.canonical(address);
    }

    /// @param canonical from [#canonical]
    /// @param place 1 or 2
    byte[] mailbox(String campaign, String canonical, int place) {
        return hash.of("mailbox/" + place, campaign, canonical);
    }

    byte[] person(String campaign, String canonical, SignerName name) {
        byte[] print = hash.of("person", campaign, canonical, name.folded());
        return Arrays.copyOf(print, NAME_PRINT_BYTES);
    }
}
