package eu.undersigned.screen;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Exact hashes of a file, in small hexadecimal digits: what older lists of known files hold. MD5 and SHA-1 serve to
/// look files up, never to prove anything: others can make files that share them.
public record FileHashes(String sha256, String sha1, String md5) {
    private static final int CHUNK_BYTES = 64 * 1024;

    /// Of all that is left in the stream, read once.
    public static FileHashes of(InputStream file) throws IOException {
        MessageDigest sha256 = digest("SHA-256");
        MessageDigest sha1 = digest("SHA-1");
        MessageDigest md5 = digest("MD5");
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int length = file.read(chunk); length >= 0; length = file.read(chunk)) {
            sha256.update(chunk, 0, length);
            sha1.update(chunk, 0, length);
            md5.update(chunk, 0, length);
        }
        return new FileHashes(digits(sha256), digits(sha1), digits(md5));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    private static String digits(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
