package eu.undersigned.voice;

import eu.undersigned.seal.Identity;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// What a writer's own link holds: which voice, and a secret key that opens it. The database has the public half alone.
public record VoiceToken(UUID id, byte[] secret) {
    private static final int SECRET_BYTES = 32;
    private static final int TEXT_LENGTH = 64;

    /// 64 characters of base64url.
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(16 + SECRET_BYTES)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .put(secret)
                        .array());
    }

    public static Optional<VoiceToken> parse(String text) {
        if (text.length() != TEXT_LENGTH) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            UUID id = new UUID(bytes.getLong(), bytes.getLong());
            return Optional.of(new VoiceToken(id, Arrays.copyOfRange(bytes.array(), 16, 16 + SECRET_BYTES)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// What opens the writer's copy.
    Identity identity() {
        return Identity.of(secret);
    }

    @Override
    public String toString() {
        return "VoiceToken[" + id + "]";
    }
}
