package eu.undersigned.console;

import java.util.Optional;

/// The page behind an invitation.
///
/// @param action where the form goes
/// @param place the campaign, or the organisation in it; empty for the first coordinator
/// @param role in words
/// @param mailbox where the invitation went; empty: it is asked for
/// @param name as typed
/// @param typedMailbox as typed
/// @param signedIn name of the member who is signed in on this browser, and could take on the role
/// @param csrf of that session
public record WelcomeView(
        String action,
        boolean isFirst,
        String place,
        String role,
        Optional<String> mailbox,
        String name,
        String typedMailbox,
        Optional<String> refused,
        Optional<String> signedIn,
        String csrf,
        Optional<String> federation) {}
