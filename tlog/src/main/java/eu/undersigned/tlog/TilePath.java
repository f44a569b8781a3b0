package eu.undersigned.tlog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The end of a path that tiles and bundles share: `x001/x234/067` or `x001/x234/067.p/17`.
///
/// @param number of the tile in its level
/// @param width 1 to 256
record TilePath(long number, int width) {
    /// A number of nineteen digits has seven elements: what has more is refused before it is read.
    private static final Pattern SYNTAX = Pattern.compile("((?:x[0-9]{3}/){0,6})([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    TilePath {
        if (number < 0) {
            throw new IllegalArgumentException("tiles are counted from 0, not from " + number);
        }
        if (width < 1 || width > Tile.WIDTH) {
            throw new IllegalArgumentException("a tile has 1 to 256 hashes, not " + width);
        }
    }

    String text() {
        // Not by a format: that writes the digits of the machine's locale.
        String digits = Long.toString(number);
        String padded = "0".repeat((3 - digits.length() % 3) % 3) + digits;
        StringBuilder path = new StringBuilder();
        for (int at = 0; at < padded.length() - 3; at += 3) {
            path.append('x').append(padded, at, at + 3).append('/');
        }
        path.append(padded, padded.length() - 3, padded.length());
        return width == Tile.WIDTH
                ? path.toString()
                : path.append(".p/").append(width).toString();
    }

    /// Only the form that [#text()] writes.
    static Optional<TilePath> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches() || matcher.group(1).startsWith("x000")) {
            return Optional.empty();
        }
        int width = matcher.group(3) == null ? Tile.WIDTH : Integer.parseInt(matcher.group(3));
        if (width > Tile.WIDTH || (width == Tile.WIDTH && matcher.group(3) != null)) {
            return Optional.empty();
        }
        try {
            String digits = matcher.group(1).replaceAll("[x/]", "") + matcher.group(2);
            return Optional.of(new TilePath(Long.parseLong(digits), width));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
