package eu.undersigned.organisation;

import eu.undersigned.secrets.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// An organisation's logo: an SVG or PNG picture.
///
/// @param hash SHA-256 of the picture, in hexadecimal
public record Logo(String hash, String mediaType, byte[] picture) {
    public static final int MOST_BYTES = 20 * 1024;
    /// As drawing programs write it: a byte order mark, a declaration, comments and a document type may come first.
    private static final Pattern SVG = Pattern.compile(
            "(?s)\uFEFF?\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*|<!DOCTYPE[^>\\[]*>\\s*)*<svg[\\s>].*</svg>\\s*(<!--.*?-->\\s*)*");
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /// Empty when this is neither picture, or too large.
    public static Optional<Logo> of(byte[] picture) {
        if (picture.length > MOST_BYTES) {
            return Optional.empty();
        }
        if (Arrays.equals(PNG, Arrays.copyOf(picture, PNG.length))) {
            return Optional.of(new Logo(ContentHash.of(picture), "image/png", picture));
        }
        String text = new String(picture, StandardCharsets.UTF_8);
        return SVG.matcher(text).matches()
                ? Optional.of(new Logo(ContentHash.of(picture), "image/svg+xml", picture))
                : Optional.empty();
    }
}
