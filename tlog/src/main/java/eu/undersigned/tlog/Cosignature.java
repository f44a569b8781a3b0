package eu.undersigned.tlog;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// A witness's word, verified: at that time it knew no larger tree of this log than the checkpoint's, and
/// all that it had seen before was consistent with it.
///
/// @param key whose it is
/// @param time to the second
/// @param line as it stands in the note
/// @see <a href="https://c2sp.org/tlog-cosignature">C2SP tlog-cosignature</a>
public record Cosignature(VerifierKey key, Instant time, NoteSignature line) {
    /// The cosignature if the line is the key's and right for the checkpoint; empty for every other line.
    ///
    /// @param text of a checkpoint, see [Note#text()]
    public static Optional<Cosignature> verify(VerifierKey key, String text, NoteSignature line) {
        byte[] signature = line.signature();
        if (!key.type().isCosignature() || !key.isNamedBy(line) || signature.length <= Long.BYTES) {
            return Optional.empty();
        }
        long seconds = ByteBuffer.wrap(signature).getLong();
        // Further away than what Java can tell as a time is as wrong as a time that is missing.
        if (seconds <= 0 || seconds > Instant.MAX.getEpochSecond()) {
            return Optional.empty();
        }
        byte[] rest = Arrays.copyOfRange(signature, Long.BYTES, signature.length);
        return SignedMessage.cosigned(key.type(), key.name(), seconds, text)
                .filter(message -> key.verifiesMessage(message, rest))
                .map(_ -> new Cosignature(key, Instant.ofEpochSecond(seconds), line));
    }
}
