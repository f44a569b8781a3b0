package eu.undersigned.console;

import java.util.Optional;

/// The page for those who have lost every passkey.
public record RecoverView(Optional<String> refused) {}
