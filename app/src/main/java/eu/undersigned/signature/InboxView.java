package eu.undersigned.signature;

import java.util.Optional;

/// What the inbox page shows.
///
/// @param isUnreachable the mail server refused the address for good
/// @param action where a corrected address is posted
/// @param share path of the page from which to share the petition
/// @param email the corrected address as typed, when it was wrong too
/// @param error the text of what is wrong with it
public record InboxView(
        boolean isUnreachable, String action, String home, String share, String email, Optional<String> error) {}
