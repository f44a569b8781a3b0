package eu.undersigned.job;

import java.time.Duration;
import java.util.OptionalLong;

/// What became of a step.
public sealed interface Step {
    /// There is more to do.
    ///
    /// @param cursor where the next step begins
    /// @param done so far, all steps together
    /// @param total empty while nobody can tell
    record More(String cursor, long done, OptionalLong total) implements Step {}

    /// Nothing can be done now, for instance since a server is away: the next step comes later.
    record Later(Duration delay) implements Step {}

    /// The job is over.
    ///
    /// @param result a JSON object, without personal data
    record Done(long done, String result) implements Step {}

    /// The job can't go on.
    ///
    /// @param reason in words, for people
    record Failed(String reason) implements Step {}
}
