package eu.undersigned.seal;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Opens the envelopes of one epoch, one after another: to look a cipher up costs as much as to open a record with it.
/// For one thread at a time.
public final class EnvelopeOpener {
    private final SecretKeySpec key;
    private final Cipher cipher;

    /// @param epochKey unwrapped; 32 bytes
    public EnvelopeOpener(byte[] epochKey) {
        this.key = new SecretKeySpec(epochKey, "AES");
        try {
            this.cipher = Cipher.getInstance(Envelope.CIPHER);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What is in the envelope; empty when it was changed, cut, sealed under another key, or carries another name.
    public Optional<byte[]> open(RecordName name, byte[] envelope) {
        if (envelope.length < Envelope.OVERHEAD_BYTES || envelope[0] != Envelope.VERSION) {
            return Optional.empty();
        }
        try {
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    key,
                    new GCMParameterSpec(8 * Envelope.TAG_BYTES, envelope, 1, Envelope.NONCE_BYTES));
            cipher.updateAAD(name.bytes());
            return Optional.of(
                    cipher.doFinal(envelope, Envelope.HEADER_BYTES, envelope.length - Envelope.HEADER_BYTES));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
