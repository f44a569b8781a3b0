package eu.undersigned.mailing;

import eu.undersigned.secrets.KeyedHash;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/// The links by which signers end updates. None is stored: a keyed hash says that we made it.
///
/// Shapes: base64url of mailing (4 bytes, big-endian), signature (16), and the first 16 bytes of HMAC-SHA-256 under the
/// secret `mailing`: 48 characters.
final class UnsubscribeTokens {
    private static final int HASH = 16;
    private static final int BYTES = 4 + 16 + HASH;

    private final KeyedHash hash;

    /// @param key the secret `mailing`; 32 bytes
    UnsubscribeTokens(byte[] key) {
        this.hash = new KeyedHash(key);
    }

    /// What a link is about.
    record Link(int mailing, UUID signature) {}

    String of(Link link) {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putInt(link.mailing())
                .putLong(link.signature().getMostSignificantBits())
                .putLong(link.signature().getLeastSignificantBits())
                .put(hash(link));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// The same for every attempt, and tells nobody which signature it is about.
    String messageId(Link link) {
        byte[] bytes = hash.of(
                "message", Integer.toString(link.mailing()), link.signature().toString());
        return HexFormat.of().formatHex(bytes, 0, HASH);
    }

    /// Empty when it is none of ours.
    Optional<Link> parse(String text) {
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
        Link link = new Link(buffer.getInt(), new UUID(buffer.getLong(), buffer.getLong()));
        byte[] shown = Arrays.copyOfRange(bytes, BYTES - HASH, BYTES);
        return MessageDigest.isEqual(hash(link), shown) ? Optional.of(link) : Optional.empty();
    }

    private byte[] hash(Link link) {
        return Arrays.copyOf(
                hash.of(
                        "unsubscribe",
                        Integer.toString(link.mailing()),
                        link.signature().toString()),
                HASH);
    }
}
