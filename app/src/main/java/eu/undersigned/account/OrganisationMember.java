package eu.undersigned.account;

/// Somebody who speaks for an organisation and can sign in.
///
/// @param member their number
/// @param organisation its number
public record OrganisationMember(int member, int organisation, Person person) {}
