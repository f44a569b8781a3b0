package eu.undersigned.tlog;

import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.InstantSource;

/// Signs checkpoints as a witness does. What a witness must check and store before is not in here: see
/// tlog-witness.
///
/// @see <a href="https://c2sp.org/tlog-cosignature">C2SP tlog-cosignature</a>
public final class Cosigner {
    private final VerifierKey key;
    private final PrivateKey secret;
    private final InstantSource clock;

    private Cosigner(VerifierKey key, PrivateKey secret, InstantSource clock) {
        this.key = key;
        this.secret = secret;
        this.clock = clock;
    }

    /// @param name for this cosigner only
    /// @param type a cosignature's
    /// @param seed 32 random bytes: a private key of RFC 8032, or the seed of FIPS 204; for this cosigner
    ///     only
    /// @throws IllegalArgumentException when the name has spaces or plus signs, the type is another, or
    ///     the seed does not have 32 bytes
    public static Cosigner of(String name, KeyType type, byte[] seed, InstantSource clock) {
        if (!type.isCosignature()) {
            throw new IllegalArgumentException("a cosigner's keys are for cosignatures, not " + type);
        }
        KeyPair pair = RawKeys.fromSeed(type, seed);
        try {
            VerifierKey key = VerifierKey.of(name, type, RawKeys.raw(type, pair.getPublic()));
            return new Cosigner(key, pair.getPrivate(), clock);
        } catch (MalformedException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public VerifierKey key() {
        return key;
    }

    /// Signs with the time of the clock.
    ///
    /// @throws IllegalArgumentException when the name or the origin has more than the 255 bytes that
    ///     ML-DSA-44 cosignatures have room for
    public Cosignature sign(SignedCheckpoint checkpoint) {
        String text = checkpoint.note().text();
        long seconds = clock.instant().getEpochSecond();
        byte[] message = SignedMessage.cosigned(key.type(), key.name(), seconds, text)
                .orElseThrow(() -> new IllegalArgumentException("a name or an origin of more than 255 bytes"));
        byte[] signature = RawKeys.sign(key.type(), secret, message);
        byte[] timed = ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(seconds)
                .put(signature)
                .array();
        return Cosignature.verify(key, text, new NoteSignature(key.name(), key.id(), timed))
                .orElseThrow(() -> new IllegalStateException("the clock tells a time before 1970"));
    }

    @Override
    public String toString() {
        return "Cosigner[" + key + "]";
    }
}
