package eu.undersigned.organisation;

import eu.undersigned.seal.Recipient;

/// The key to which an organisation's records are sealed now.
///
/// @param id its number in this database; 0 before it is stored
public record OrganisationKey(int id, Recipient recipient) {
    /// Short enough to be compared by telephone.
    public String fingerprint() {
        return recipient.fingerprint();
    }
}
