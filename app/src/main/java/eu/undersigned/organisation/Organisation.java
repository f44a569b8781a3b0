package eu.undersigned.organisation;

import java.util.Optional;

/// An organisation that stands behind a campaign.
///
/// @param id its number in this database; 0 before it is stored
/// @param country ISO 3166-1 alpha-2
/// @param key to which its records are sealed; without one it receives none
public record Organisation(
        int id,
        String slug,
        String name,
        Role role,
        Optional<String> country,
        Optional<String> website,
        Optional<OrganisationKey> key,
        Profile profile) {
    /// LEAD runs the campaign and answers for the data; PARTNER has supporters of its own; SUPPORTER stands behind it.
    public enum Role {
        LEAD,
        PARTNER,
        SUPPORTER
    }

    /// As read from a kit, with the numbers, and where the kit names none the key, that it has in the database.
    public Organisation withNumbers(Organisation stored) {
        return new Organisation(stored.id, slug, name, role, country, website, key.or(() -> stored.key), profile);
    }

    /// Whether it may ask signers a question of its own.
    public boolean isAsking() {
        return key.isPresent() && role != Role.LEAD;
    }
}
