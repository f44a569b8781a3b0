package eu.undersigned.paper;

import eu.undersigned.secrets.ContentHash;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the link of a class pass holds: 32 random bytes. The database has their hash alone.
record PassToken(String text) {
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_-]{43}");

    static PassToken of(byte[] secret) {
        return new PassToken(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /// Empty when it can be none.
    static Optional<PassToken> parse(String text) {
        return TEXT.matcher(text).matches() ? Optional.of(new PassToken(text)) : Optional.empty();
    }

    /// SHA-256 of the text: nobody guesses 256 bits.
    byte[] hash() {
        return HexFormat.of().parseHex(ContentHash.of(text));
    }

    @Override
    public String toString() {
        return "PassToken[hidden]";
    }
}
