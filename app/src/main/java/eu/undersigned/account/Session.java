package eu.undersigned.account;

import java.time.Instant;

/// A session as its member sees it.
///
/// @param id by which it is ended
/// @param device what it runs on, such as "Firefox, Linux"
/// @param isOwn whether it is the one that asks
public record Session(long id, Sessions.Way way, String device, Instant startedAt, Instant seenAt, boolean isOwn) {}
