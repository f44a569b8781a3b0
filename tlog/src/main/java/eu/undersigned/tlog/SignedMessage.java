package eu.undersigned.tlog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The bytes that a signature is really over.
///
/// @see <a href="https://c2sp.org/tlog-cosignature">C2SP tlog-cosignature, "signed message"</a>
final class SignedMessage {
    private static final String ED25519_HEADER = "cosignature/v1\n";
    private static final String ML_DSA_LABEL = "subtree/v1\n\0";

    private static final int MAX_NAME_BYTES = 255;

    private SignedMessage() {}

    /// @param name of the cosigner
    /// @param seconds since 1970
    /// @return empty where the specification has no message for it: a text that is no checkpoint, a name
    ///     that is too long
    static Optional<byte[]> cosigned(KeyType type, String name, long seconds, String text) {
        try {
            Checkpoint checkpoint = Checkpoint.parse(text);
            return type == KeyType.COSIGNATURE_ED25519
                    ? Optional.of(utf8(ED25519_HEADER + "time " + seconds + "\n" + text))
                    : subtree(name, seconds, checkpoint);
        } catch (MalformedException _) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> subtree(String name, long seconds, Checkpoint checkpoint) {
        byte[] nameBytes = utf8(name);
        byte[] origin = utf8(checkpoint.origin());
        if (nameBytes.length > MAX_NAME_BYTES || origin.length > MAX_NAME_BYTES) {
            return Optional.empty();
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(utf8(ML_DSA_LABEL));
        message.write(nameBytes.length);
        message.writeBytes(nameBytes);
        message.writeBytes(number(seconds));
        message.write(origin.length);
        message.writeBytes(origin);
        message.writeBytes(number(0));
        message.writeBytes(number(checkpoint.size()));
        message.writeBytes(checkpoint.root());
        return Optional.of(message.toByteArray());
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
