package eu.undersigned.organisation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// An organisation's logo: an SVG or PNG picture.
///
/// @param hash SHA-256 of the picture, in hexadecimal
public record Logo(String hash, String mediaType, byte[] picture) {
    public static final int MOST_BYTES = 20 * 1024;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /// Empty when this is neither picture, or too large.
    public static Optional<Logo> of(byte[] picture) {
        if (picture.length > MOST_BYTES) {
            return Optional.empty();
        }
        if (Arrays.equals(PNG, Arrays.copyOf(picture, PNG.length))) {
            return Optional.of(new Logo(hash(picture), "image/png", picture));
        }
        String text = new String(picture, StandardCharsets.UTF_8).strip();
        boolean isSvg = (text.startsWith("<svg") || text.startsWith("<?xml")) && text.endsWith("</svg>");
        return isSvg ? Optional.of(new Logo(hash(picture), "image/svg+xml", picture)) : Optional.empty();
    }

    private static String hash(byte[] picture) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(picture));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
