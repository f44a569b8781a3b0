package eu.undersigned.consultation;

import eu.undersigned.secrets.KeyedHash;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/// Bytes in links and forms that nobody else can have made: base64url of them and of a MAC under a secret that is not
/// in the database.
final class Stamp {
    private static final int MAC = 32;

    private final KeyedHash hash;

    Stamp(KeyedHash hash) {
        this.hash = hash;
    }

    /// @param purpose what it is for: it can't be used for anything else
    String on(byte[] content, String... purpose) {
        return encode(ByteBuffer.allocate(content.length + MAC)
                .put(content)
                .put(mac(content, purpose))
                .array());
    }

    /// Empty: it was not made here for this purpose, or was changed.
    Optional<byte[]> read(String text, String... purpose) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (all.length <= MAC || !encode(all).equals(text)) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOf(all, all.length - MAC);
        byte[] mac = Arrays.copyOfRange(all, all.length - MAC, all.length);
        return MessageDigest.isEqual(mac, mac(content, purpose)) ? Optional.of(content) : Optional.empty();
    }

    private byte[] mac(byte[] content, String... purpose) {
        return hash.of(Stream.concat(Arrays.stream(purpose), Stream.of(encode(content)))
                .toArray(String[]::new));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
