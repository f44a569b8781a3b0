package eu.undersigned.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How mail is doing: counted every ten seconds.
///
/// @param backlog letters that wait, of the whole instance
/// @param oldest how long the oldest of them has waited; nothing where none waits
/// @param awaySince since when the mail server has taken nothing from this node; empty while it does
public record MailHealth(long backlog, Duration oldest, Optional<Instant> awaySince) {}
