package eu.undersigned.cosigning;

import eu.undersigned.secrets.KeyedHash;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// The own links of those who sign for an organisation. None is stored, not even as a hash: a keyed hash says that we
/// made it, so a later mail can hold the same link, and a stolen database opens none.
///
/// Shapes: base64url of the row's id (16 bytes) and the first 16 bytes of HMAC-SHA-256: 43 characters.
final class CosignLinks {
    private static final int HASH = 16;
    private static final int BYTES = 16 + HASH;

    private final KeyedHash hash;

    CosignLinks(KeyedHash hash) {
        this.hash = hash;
    }

    String of(UUID id) {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(hash(id));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// Empty when it is none of ours.
    Optional<UUID> parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        UUID id = new UUID(buffer.getLong(), buffer.getLong());
        return MessageDigest.isEqual(hash(id), Arrays.copyOfRange(bytes, BYTES - HASH, BYTES))
                ? Optional.of(id)
                : Optional.empty();
    }

    private byte[] hash(UUID id) {
        return Arrays.copyOf(hash.of("link", id.toString()), HASH);
    }
}
