package eu.undersigned.console;

import java.util.Optional;

/// The page to sign in, and the one to prove once more who one is.
///
/// @param action where the form goes
/// @param then where its sender goes on
/// @param csrf empty before anybody is signed in
/// @param refused why the last attempt failed, in words
/// @param federation how the organisation's own sign-in is called, where there is one
public record SignInView(
        String action, String then, String csrf, Optional<String> refused, Optional<String> federation) {}
