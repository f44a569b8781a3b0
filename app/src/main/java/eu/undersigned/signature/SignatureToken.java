package eu.undersigned.signature;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// What the link in a mail holds: which signature, and 128 random bits that only the mailbox's owner has. The database
/// keeps the SHA-256 of the secret.
public record SignatureToken(UUID id, byte[] secret) {
    public static final int SECRET_BYTES = 16;
    public static final int HASH_BYTES = 32;
    private static final int TEXT_LENGTH = 43;
    /// Cloned for each use: a look-up among the providers costs more than the hash.
    private static final MessageDigest SHA_256 = sha256();

    /// 43 characters of base64url.
    public String text() {
        ByteBuffer bytes = ByteBuffer.allocate(16 + SECRET_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    public static Optional<SignatureToken> parse(String text) {
        if (text.length() != TEXT_LENGTH) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            UUID id = new UUID(bytes.getLong(), bytes.getLong());
            return Optional.of(new SignatureToken(id, Arrays.copyOfRange(bytes.array(), 16, 16 + SECRET_BYTES)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public byte[] hash() {
        try {
            return ((MessageDigest) SHA_256.clone()).digest(secret);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether this token's hash is one of `hashes`, which stand one after another.
    public boolean isAmong(byte[] hashes) {
        return placeAmong(hashes) >= 0;
    }

    /// The place of this token's hash among `hashes`, from 0; -1 when it is none of them.
    public int placeAmong(byte[] hashes) {
        byte[] own = hash();
        int place = -1;
        for (int at = 0; at + HASH_BYTES <= hashes.length; at += HASH_BYTES) {
            if (MessageDigest.isEqual(own, Arrays.copyOfRange(hashes, at, at + HASH_BYTES))) {
                place = at / HASH_BYTES;
            }
        }
        return place;
    }

    @Override
    public String toString() {
        return "SignatureToken[" + id + "]";
    }
}
