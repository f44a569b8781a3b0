package eu.undersigned.transparency;

import java.time.Instant;
import java.util.Optional;

/// A campaign's log as it is published.
///
/// @param key verifier key, as in signed-note
/// @param root 32 bytes
/// @param checkpoint the newest, signed, with the cosignatures that it has got so far
/// @param cosigned the newest that enough witnesses have cosigned
record LogState(
        String origin,
        String key,
        long size,
        byte[] root,
        String checkpoint,
        Instant publishedAt,
        Optional<Cosigned> cosigned,
        long withdrawnBefore) {
    record Cosigned(long size, String checkpoint) {}

    /// What to serve: the newest checkpoint, in its cosigned form once it has one.
    String served() {
        return cosigned.filter(signed -> signed.size() == size)
                .map(Cosigned::checkpoint)
                .orElse(checkpoint);
    }
}
