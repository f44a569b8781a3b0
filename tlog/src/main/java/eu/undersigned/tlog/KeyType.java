package eu.undersigned.tlog;

import java.util.Arrays;
import java.util.Optional;

/// What a key signs, and how.
///
/// @see <a href="https://c2sp.org/signed-note">C2SP signed-note, "Signature types"</a>
public enum KeyType {
    /// Ed25519 over the text of a note.
    ED25519(0x01, "Ed25519", "302a300506032b6570032100", 32, 64),

    /// Ed25519 over the time and the text of a checkpoint.
    COSIGNATURE_ED25519(0x04, "Ed25519", "302a300506032b6570032100", 32, 64),

    /// ML-DSA-44 (FIPS 204) over the cosigner's name, the time, and the origin, size and root of a
    /// checkpoint.
    COSIGNATURE_ML_DSA_44(0x06, "ML-DSA-44", "30820532300b06096086480165030403110382052100", 1312, 2420);

    private final byte code;
    private final String algorithm;

    /// What precedes the raw key in a SubjectPublicKeyInfo: RFC 8410, section 4, and RFC 9881, section 4.
    private final String derPrefix;

    private final int keyBytes;
    private final int signatureBytes;

    KeyType(int code, String algorithm, String derPrefix, int keyBytes, int signatureBytes) {
        this.code = (byte) code;
        this.algorithm = algorithm;
        this.derPrefix = derPrefix;
        this.keyBytes = keyBytes;
        this.signatureBytes = signatureBytes;
    }

    static Optional<KeyType> of(byte code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    /// Whether its signatures carry the time, and are about checkpoints only.
    public boolean isCosignature() {
        return this != ED25519;
    }

    byte code() {
        return code;
    }

    String algorithm() {
        return algorithm;
    }

    String derPrefix() {
        return derPrefix;
    }

    int keyBytes() {
        return keyBytes;
    }

    /// Without the time.
    int signatureBytes() {
        return signatureBytes;
    }
}
