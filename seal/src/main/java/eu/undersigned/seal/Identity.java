package eu.undersigned.seal;

import com.exceptionfactory.jagged.bech32.Bech32;
import com.exceptionfactory.jagged.bech32.Bech32Address;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.KeyAgreement;

/// The private half of a [Recipient]: an `age` X25519 secret key, `AGE-SECRET-KEY-1` and 58 characters.
public final class Identity {
    private static final String PREFIX = "AGE-SECRET-KEY-";
    /// u-coordinate of the base point, RFC 7748, section 4.1.
    private static final BigInteger BASE_POINT = BigInteger.valueOf(9);

    private final String text;
    private final Recipient recipient;

    private Identity(String text, Recipient recipient) {
        this.text = text;
        this.recipient = recipient;
    }

    public static Identity generate() {
        try {
            return parse(new X25519KeyPairGenerator()
                            .generateKeyPair()
                            .getPrivate()
                            .toString())
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Empty when the text is no such key, or a character of it is wrong.
    public static Optional<Identity> parse(String text) {
        try {
            Bech32Address address = Bech32.getDecoder().decode(text);
            String prefix = address.getHumanReadablePart().toString().toUpperCase(Locale.ROOT);
            if (!PREFIX.equals(prefix) || address.getData().length != Recipient.KEY_BYTES) {
                return Optional.empty();
            }
            // One spelling: others decode too, and would then open nothing.
            return Optional.of(new Identity(text.toUpperCase(Locale.ROOT), recipient(address.getData())));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /// From the 32 bytes that the text stands for.
    public static Identity of(byte[] secret) {
        if (secret.length != Recipient.KEY_BYTES) {
            throw new IllegalArgumentException("32 bytes are a secret key");
        }
        return parse(Bech32.getEncoder()
                        .encode(PREFIX.toLowerCase(Locale.ROOT), secret)
                        .toString())
                .orElseThrow();
    }

    private static Recipient recipient(byte[] secret) throws GeneralSecurityException {
        KeyFactory keys = KeyFactory.getInstance("X25519");
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, secret)));
        agreement.doPhase(keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, BASE_POINT)), true);
        return Recipient.of(agreement.generateSecret());
    }

    public Recipient recipient() {
        return recipient;
    }

    /// `AGE-SECRET-KEY-1...`: whoever has it can read what was sealed to it.
    public String secret() {
        return text;
    }

    /// The 32 bytes that the text stands for.
    public byte[] secretBytes() {
        return Bech32.getDecoder().decode(text).getData();
    }

    @Override
    public String toString() {
        return "Identity[of " + recipient + "]";
    }
}
