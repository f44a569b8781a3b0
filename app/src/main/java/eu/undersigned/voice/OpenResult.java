package eu.undersigned.voice;

import java.time.Instant;
import java.util.Optional;

/// What happened when a moderator asked for a text.
public sealed interface OpenResult {
    /// @param sealed an age file for the moderators' key
    /// @param proposed the wording that the writer has to answer, sealed the same way
    /// @param key the public half of the key that opens them, `age1...`
    /// @param left how many more may be opened at this sitting
    record Opened(Queued voice, byte[] sealed, Optional<byte[]> proposed, String key, int left) implements OpenResult {}

    /// Enough for one sitting.
    ///
    /// @param until when the next may be opened
    record Enough(Instant until) implements OpenResult {}

    /// Its writer took it back, or it was declined or published meanwhile.
    record Gone() implements OpenResult {}
}
