package eu.undersigned.campaign;

import java.util.Optional;

/// A Member of the European Parliament.
///
/// @param id small letters, digits and hyphens; its name in addresses
/// @param country two letters, ISO 3166-1; Greece is `GR`
/// @param group the political group's short name
/// @param mailbox empty: none is known
public record Representative(String id, String name, String country, String group, Optional<String> mailbox) {}
