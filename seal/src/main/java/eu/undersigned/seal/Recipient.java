package eu.undersigned.seal;

import com.exceptionfactory.jagged.bech32.Bech32;
import com.exceptionfactory.jagged.bech32.Bech32Address;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/// Who can open an envelope: an `age` X25519 public key, `age1` and 58 characters.
public final class Recipient {
    static final String PREFIX = "age";
    static final int KEY_BYTES = 32;

    private final String text;

    private Recipient(String text) {
        this.text = text;
    }

    /// Empty when the text is no such key, a character of it is wrong, or nothing can be sealed to it.
    public static Optional<Recipient> parse(String text) {
        try {
            Bech32Address address = Bech32.getDecoder().decode(text);
            if (!PREFIX.contentEquals(address.getHumanReadablePart()) || address.getData().length != KEY_BYTES) {
                return Optional.empty();
            }
            Recipient recipient = new Recipient(text);
            WrappedKey.wrap(new byte[EpochKey.BYTES], java.util.List.of(recipient)); // finds points of small order
            return Optional.of(recipient);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /// A key that was parsed before it was stored: saves the trial.
    public static Recipient stored(String text) {
        return new Recipient(text);
    }

    static Recipient of(byte[] key) {
        return new Recipient(Bech32.getEncoder().encode(PREFIX, key).toString());
    }

    /// `age1...`
    public String text() {
        return text;
    }

    /// Short enough to be read out on the telephone: the first 80 bits of the text's SHA-256, `3f2a 09cd ...`.
    public String fingerprint() {
        byte[] hash = Hashes.sha256(text.getBytes(StandardCharsets.US_ASCII));
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 10; i += 2) {
            words.append(i == 0 ? "" : " ").append(String.format("%02x%02x", hash[i], hash[i + 1]));
        }
        return words.toString();
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Recipient recipient && text.equals(recipient.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
