package eu.undersigned;

import com.upokecenter.cbor.CBORObject;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// An authenticator with one passkey, and a browser around it, that can be told to do what honest ones
/// never do.
///
/// @see <a href="https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data">WebAuthn, authenticator data</a>
final class SoftwareAuthenticator {
    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;
    private static final int HAS_CREDENTIAL = 0x40;

    private final byte[] id;
    private final KeyPair keys;
    private byte[] handle = {};

    /// The page that the browser believes to show.
    String origin;
    /// Whether it asks its owner for a fingerprint.
    boolean isUnlocked = true;
    int counter = 1;

    SoftwareAuthenticator(String origin) {
        this(origin, new byte[32]);
        new SecureRandom().nextBytes(id);
    }

    private SoftwareAuthenticator(String origin, byte[] id) {
        this.origin = origin;
        this.id = id;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// In base64url.
    String id() {
        return text(id);
    }

    /// One that claims to hold the same passkey.
    SoftwareAuthenticator withAnotherKey() {
        SoftwareAuthenticator forger = new SoftwareAuthenticator(origin, id);
        forger.handle = handle;
        forger.counter = counter + 100;
        return forger;
    }

    /// What `navigator.credentials.create` gives, as JSON.
    String make(JsonNode options) {
        handle = bytes(options.get("user").get("id").asString());
        byte[] clientData = clientData("webauthn.create", options);
        CBORObject attestation = CBORObject.NewMap()
                .Add("fmt", "none")
                .Add("attStmt", CBORObject.NewMap())
                .Add("authData", authenticatorData(options.get("rp").get("id").asString(), true));
        return answer(Map.of(
                "clientDataJSON", text(clientData),
                "attestationObject", text(attestation.EncodeToBytes())));
    }

    /// What `navigator.credentials.get` gives, as JSON. Counts one use more.
    String use(JsonNode options) {
        counter++;
        byte[] clientData = clientData("webauthn.get", options);
        byte[] data = authenticatorData(options.get("rpId").asString(), false);
        return answer(Map.of(
                "clientDataJSON", text(clientData),
                "authenticatorData", text(data),
                "signature", text(sign(data, sha256(clientData))),
                "userHandle", text(handle)));
    }

    private String answer(Map<String, String> response) {
        return Visitor.JSON.writeValueAsString(Map.of(
                "id", text(id),
                "rawId", text(id),
                "type", "public-key",
                "response", response,
                "clientExtensionResults", Map.of()));
    }

    private byte[] clientData(String type, JsonNode options) {
        return Visitor.JSON.writeValueAsBytes(Map.of(
                "type",
                type,
                "challenge",
                options.get("challenge").asString(),
                "origin",
                origin,
                "crossOrigin",
                false));
    }

    private byte[] authenticatorData(String site, boolean withCredential) {
        int flags = USER_PRESENT | (isUnlocked ? USER_VERIFIED : 0) | (withCredential ? HAS_CREDENTIAL : 0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(sha256(site.getBytes(StandardCharsets.UTF_8)));
        out.write(flags);
        out.writeBytes(ByteBuffer.allocate(4).putInt(counter).array());
        if (withCredential) {
            out.writeBytes(new byte[16]);
            out.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
            out.writeBytes(id);
            out.writeBytes(publicKey());
        }
        return out.toByteArray();
    }

    /// @see <a href="https://www.rfc-editor.org/rfc/rfc9053#section-7.1.1">RFC 9053, elliptic curve keys</a>
    private byte[] publicKey() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return CBORObject.NewOrderedMap()
                .Add(1, 2)
                .Add(3, -7)
                .Add(-1, 1)
                .Add(-2, unsigned(key.getW().getAffineX().toByteArray()))
                .Add(-3, unsigned(key.getW().getAffineY().toByteArray()))
                .EncodeToBytes();
    }

    /// 32 bytes, without the sign.
    private static byte[] unsigned(byte[] number) {
        byte[] result = new byte[32];
        byte[] digits = number.length > 32 ? Arrays.copyOfRange(number, number.length - 32, number.length) : number;
        System.arraycopy(digits, 0, result, 32 - digits.length, digits.length);
        return result;
    }

    private byte[] sign(byte[]... parts) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            for (byte[] part : parts) {
                signature.update(part);
            }
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
