package eu.undersigned.campaign;

import java.time.Instant;

/// A goal that was raised.
///
/// @param total verified and declared signatures at that moment
/// @param rule in words
public record GoalChange(Instant at, long from, long to, long total, String rule) {}
