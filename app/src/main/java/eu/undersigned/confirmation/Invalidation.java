package eu.undersigned.confirmation;

/// One decision of a campaign that certain signatures do not count.
///
/// @param id its number, which each signature that it took knows
/// @param reason a word of small letters and hyphens, which the public log shows
public record Invalidation(int id, int campaign, String reason) {}
