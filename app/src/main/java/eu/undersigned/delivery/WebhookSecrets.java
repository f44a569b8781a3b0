package eu.undersigned.delivery;

import eu.undersigned.secrets.KeyedHash;
import java.util.Base64;

/// With what an organisation checks that an announcement is from here: a keyed hash of its name, so that none need be
/// stored. Another secret makes all of them anew.
public final class WebhookSecrets {
    private final KeyedHash hash;

    /// @param key the secret `delivery`; 32 bytes
    public WebhookSecrets(byte[] key) {
        this.hash = new KeyedHash(key);
    }

    /// As Standard Webhooks writes it: `whsec_` and base64.
    public String of(String campaign, String organisation) {
        return "whsec_" + Base64.getEncoder().encodeToString(key(campaign, organisation));
    }

    /// 32 bytes.
    byte[] key(String campaign, String organisation) {
        return hash.of("webhook", campaign, organisation);
    }
}
