package eu.undersigned.cosigning;

import eu.undersigned.signature.EmailAddress;
import java.util.Optional;

/// Who signs a letter, and for which organisation.
///
/// @param organisation its name
/// @param country ISO 3166-1 alpha-2
/// @param slug its name in the kit; empty where it is not there
/// @param mailbox at the organisation's own mail domain
record Cosigner(
        String organisation,
        String country,
        Website website,
        Optional<String> slug,
        Signatory signatory,
        EmailAddress mailbox) {
    /// A person who signs for an organisation.
    ///
    /// @param role such as "Director"
    record Signatory(String name, String role) {
        @Override
        public String toString() {
            return "Signatory[hidden]";
        }
    }

    /// The same with another person, or the same under a corrected name.
    Cosigner signedBy(Signatory other) {
        return new Cosigner(organisation, country, website, slug, other, mailbox);
    }

    @Override
    public String toString() {
        return "Cosigner[hidden]";
    }
}
