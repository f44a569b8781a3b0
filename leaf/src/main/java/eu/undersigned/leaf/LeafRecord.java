package eu.undersigned.leaf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/// What a leaf commits to: which signature it is, without a name.
///
/// @param campaign slug
/// @param signature its id, with which the token in the signer's link begins
/// @param link SHA-256 of the secret half of the first link's token, 32 bytes
/// @param confirmed milliseconds since 1970
/// @see "docs/formats/leaf.md"
public record LeafRecord(String campaign, UUID signature, byte[] link, long confirmed) {
    /// Bytes of a salt.
    public static final int SALT_LENGTH = 32;

    private static final byte[] DOMAIN = "undersigned leaf v1\n".getBytes(StandardCharsets.US_ASCII);

    /// The lines that are hashed.
    public String text() {
        return "campaign " + campaign + "\nsignature " + signature + "\nlink "
                + HexFormat.of().formatHex(link) + "\nconfirmed " + confirmed + "\n";
    }

    /// C, 32 bytes.
    ///
    /// @param salt 32 bytes
    public byte[] commitment(byte[] salt) {
        if (salt.length != SALT_LENGTH) {
            throw new IllegalArgumentException("a salt of 32 bytes is expected");
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(DOMAIN);
            digest.update(salt);
            return digest.digest(text().getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
