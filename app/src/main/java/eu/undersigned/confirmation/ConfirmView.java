package eu.undersigned.confirmation;

/// The page with the button.
///
/// @param action where both forms are posted
public record ConfirmView(String campaign, String ask, String action) {}
