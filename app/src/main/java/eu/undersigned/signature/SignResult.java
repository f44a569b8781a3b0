package eu.undersigned.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What became of a form.
public sealed interface SignResult {
    /// On disk: a new signature, or a second try with a mailbox that is there already. Nothing in this result, or in
    /// the time it takes, tells the two apart; the mailbox's owner learns it by mail.
    ///
    /// @param ticket under which the inbox page asks whether the mail could be delivered
    record Accepted(UUID ticket) implements SignResult {}

    /// Probably a typing error: the signer is asked, nothing is stored yet.
    record Asked(EmailAddress suggestion) implements SignResult {}

    /// There is certainly no such domain: the signer is asked, nothing is stored yet.
    record Doubted(String domain) implements SignResult {}

    /// One more step is needed first; nothing is stored yet.
    record Stepped(Step step) implements SignResult {}

    /// Not this way.
    record Blocked(Block by) implements SignResult {}

    /// The lead organisation has no key yet to which a signature could be sealed: nothing is collected.
    record NotYet() implements SignResult {}

    /// It can be read, and is signed from this time on.
    record Opens(Instant at) implements SignResult {}

    record Closed(Instant since) implements SignResult {}

    record Refused(List<FieldError> errors) implements SignResult {}

    /// The queue is full: nothing was stored, the signer is asked to try again.
    record Busy(Duration retryAfter) implements SignResult {}

    /// The database is away, or was lost in the middle: nobody can tell whether it was stored. Trying again is
    /// harmless.
    record Unsure(Duration retryAfter) implements SignResult {}
}
