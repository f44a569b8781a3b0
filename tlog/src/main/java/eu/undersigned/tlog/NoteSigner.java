package eu.undersigned.tlog;

import java.security.KeyPair;
import java.security.PrivateKey;

/// Signs notes with an Ed25519 key.
///
/// @see <a href="https://c2sp.org/signed-note">C2SP signed-note, "Ed25519 signatures"</a>
public final class NoteSigner {
    private final VerifierKey key;
    private final PrivateKey secret;

    private NoteSigner(VerifierKey key, PrivateKey secret) {
        this.key = key;
        this.secret = secret;
    }

    /// @param name of the key; a log's is the origin of its checkpoints
    /// @param seed 32 random bytes: the private key of RFC 8032, section 5.1.5
    /// @throws IllegalArgumentException when the name has spaces or plus signs, or the seed does not have
    ///     32 bytes
    public static NoteSigner ed25519(String name, byte[] seed) {
        KeyPair pair = RawKeys.fromSeed(KeyType.ED25519, seed);
        try {
            byte[] raw = RawKeys.raw(KeyType.ED25519, pair.getPublic());
            return new NoteSigner(VerifierKey.of(name, KeyType.ED25519, raw), pair.getPrivate());
        } catch (MalformedException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public VerifierKey key() {
        return key;
    }

    /// @param text with its last line feed
    /// @throws IllegalArgumentException when it cannot be the text of a note
    public NoteSignature sign(String text) {
        Note.requireText(text);
        byte[] signature = RawKeys.sign(KeyType.ED25519, secret, SignedMessage.utf8(text));
        return new NoteSignature(key.name(), key.id(), signature);
    }

    @Override
    public String toString() {
        return "NoteSigner[" + key + "]";
    }
}
