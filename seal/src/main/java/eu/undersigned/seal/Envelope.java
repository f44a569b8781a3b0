package eu.undersigned.seal;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The form of one sealed record: `version (1 byte, 1) || nonce (12) || ciphertext || tag (16)`.
public final class Envelope {
    static final String CIPHER = "AES/GCM/NoPadding";
    static final byte VERSION = 1;
    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;
    static final int HEADER_BYTES = 1 + NONCE_BYTES;

    /// How much longer an envelope is than its content.
    public static final int OVERHEAD_BYTES = HEADER_BYTES + TAG_BYTES;

    private Envelope() {}

    /// The head of an envelope, and room for the rest.
    static byte[] begin(byte[] nonce, int contentBytes) {
        byte[] envelope = new byte[OVERHEAD_BYTES + contentBytes];
        envelope[0] = VERSION;
        System.arraycopy(nonce, 0, envelope, 1, NONCE_BYTES);
        return envelope;
    }

    /// What is in the envelope; empty when it was changed, cut, sealed under another key, or carries another name.
    ///
    /// @param epochKey unwrapped; 32 bytes
    public static Optional<byte[]> open(byte[] epochKey, RecordName name, byte[] envelope) {
        if (envelope.length < OVERHEAD_BYTES || envelope[0] != VERSION) {
            return Optional.empty();
        }
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(epochKey, "AES"),
                    new GCMParameterSpec(8 * TAG_BYTES, Arrays.copyOfRange(envelope, 1, HEADER_BYTES)));
            cipher.updateAAD(name.bytes());
            return Optional.of(cipher.doFinal(envelope, HEADER_BYTES, envelope.length - HEADER_BYTES));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
