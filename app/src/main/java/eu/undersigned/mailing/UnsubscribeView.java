package eu.undersigned.mailing;

/// The page on which updates are ended.
///
/// @param campaign its name
/// @param organisation the lead's name
/// @param action where the button leads
public record UnsubscribeView(String campaign, String organisation, String action) {}
