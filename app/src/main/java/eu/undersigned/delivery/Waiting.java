package eu.undersigned.delivery;

import java.time.Instant;
import java.util.Optional;

/// What an organisation's next bundle is about.
///
/// @param lastBundle when the last one was made that was sent to its end; empty: never
/// @param erasures that will be in the next one
public record Waiting(Optional<Instant> lastBundle, long erasures) {}
