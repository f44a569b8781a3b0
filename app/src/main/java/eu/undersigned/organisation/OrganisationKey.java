package eu.undersigned.organisation;

import eu.undersigned.seal.Recipient;

/// The key to which an organisation's records are sealed now.
///
/// @param id its number in this database; 0 before it is stored
public record OrganisationKey(int id, Recipient recipient) {}
