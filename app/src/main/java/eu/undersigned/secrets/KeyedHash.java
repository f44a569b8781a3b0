package eu.undersigned.secrets;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA-256 under one key, over parts that can't run into each other: each part goes in with its length before
/// it, so `("ab", "c")` and `("a", "bc")` differ.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>
public final class KeyedHash {
    private final Mac initialised;

    public KeyedHash(byte[] key) {
        try {
            initialised = Mac.getInstance("HmacSHA256");
            initialised.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /// 32 bytes.
    public byte[] of(String... parts) {
        Mac mac;
        try {
            // Cloned rather than thread-local: virtual threads come and go by the thousand.
            mac = (Mac) initialised.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            mac.update((byte) (bytes.length >>> 8));
            mac.update((byte) bytes.length);
            mac.update(bytes);
        }
        return mac.doFinal();
    }
}
