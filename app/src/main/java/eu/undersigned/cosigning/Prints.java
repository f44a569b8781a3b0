package eu.undersigned.cosigning;

import eu.undersigned.secrets.KeyedHash;
import eu.undersigned.signature.EmailAddress;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// Keyed hashes by which two signatures are found to be of one organisation or one mailbox: 32 bytes each.
///
/// @param name of the organisation's name without what spellings differ in
/// @param host of its website's own domain
/// @param domain of its mail domain, without what lies below
/// @param slug of its name in the kit
/// @param mailbox without what stands behind a plus sign
record Prints(byte[] name, byte[] host, byte[] domain, Optional<byte[]> slug, byte[] mailbox) {
    static Prints of(KeyedHash hash, Cosigner cosigner) {
        String host = cosigner.website().host();
        String domain = cosigner.mailbox().domain();
        return new Prints(
                hash.of("name", CanonicalName.of(cosigner.organisation())),
                hash.of("domain", OwnDomain.of(host).orElse(host)),
                hash.of("domain", OwnDomain.of(domain).orElse(domain)),
                cosigner.slug().map(slug -> hash.of("slug", slug)),
                hash.of("mailbox", canonical(cosigner.mailbox())));
    }

    /// Tells what a member is shown of one signature from what it may be a moment later: 64 hexadecimal digits over all
    /// that would be published, the mailbox, and which text was signed.
    static String shown(KeyedHash hash, Cosignature row, Cosigner cosigner) {
        return HexFormat.of()
                .formatHex(hash.of(
                        "shown",
                        row.id().toString(),
                        cosigner.organisation(),
                        cosigner.country(),
                        cosigner.website().address(),
                        cosigner.slug().orElse(""),
                        cosigner.signatory().name(),
                        cosigner.signatory().role(),
                        cosigner.mailbox().value(),
                        row.signed().language().name(),
                        row.signed().version()));
    }

    /// What one mailbox is the same by, whatever stands behind a plus sign.
    static String canonical(EmailAddress mailbox) {
        String value = mailbox.value();
        String local = value.substring(0, value.lastIndexOf('@')).toLowerCase(Locale.ROOT);
        int plus = local.indexOf('+');
        return (plus > 0 ? local.substring(0, plus) : local) + "@" + mailbox.domain();
    }
}
