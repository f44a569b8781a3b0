package eu.undersigned.job;

import org.jdbi.v3.core.Handle;

/// What a kind of job does, one step at a time.
public interface JobKind {
    /// As stored with its jobs: never changes. Such as `invalidation`.
    String name();

    /// Does the next part: small enough to be over in about a second.
    ///
    /// @param transaction in which the step and the job's progress are kept, both or neither
    Step step(Handle transaction, Job job);
}
