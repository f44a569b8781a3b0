package eu.undersigned.seal;

import java.util.Optional;

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
        return new EnvelopeOpener(epochKey).open(name, envelope);
    }
}
