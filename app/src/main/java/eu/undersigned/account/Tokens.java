package eu.undersigned.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// Secrets that a link or a cookie holds: 32 random bytes, of which the database keeps the SHA-256 alone.
final class Tokens {
    private static final int BYTES = 32;
    /// Of 32 bytes in base64url.
    static final int LENGTH = 43;

    private Tokens() {}

    static byte[] bytes(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    /// 43 characters of base64url.
    static String make(SecureRandom random) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(random));
    }

    /// What the database keeps. Of any text, so that what a stranger sends is looked for and not found.
    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
