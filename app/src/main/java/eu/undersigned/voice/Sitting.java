package eu.undersigned.voice;

import java.time.Instant;

/// How a moderator's sitting stands.
public sealed interface Sitting {
    /// @param left how many more texts may be opened
    record On(int left) implements Sitting {}

    /// @param until when the next may be opened
    record Over(Instant until) implements Sitting {}
}
