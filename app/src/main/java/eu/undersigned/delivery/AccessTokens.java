package eu.undersigned.delivery;

import eu.undersigned.secrets.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/// What an organisation shows to download its bundle: a keyed hash of its name, so that none need be stored. Another
/// secret makes all tokens anew.
public final class AccessTokens {
    private final KeyedHash hash;

    /// @param key the secret `delivery`; 32 bytes
    public AccessTokens(byte[] key) {
        this.hash = new KeyedHash(key);
    }

    /// 43 characters of base64url.
    public String of(String campaign, String organisation) {
        byte[] token = hash.of("delivery", campaign, organisation);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    boolean isRight(String campaign, String organisation, String shown) {
        return MessageDigest.isEqual(
                of(campaign, organisation).getBytes(StandardCharsets.US_ASCII), shown.getBytes(StandardCharsets.UTF_8));
    }
}
