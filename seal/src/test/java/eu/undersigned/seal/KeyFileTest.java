package eu.undersigned.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
    private static final Identity IDENTITY = Identity.generate();
    private static final String FILE =
            KeyFile.write(IDENTITY, Instant.parse("2026-11-21T10:00:00.123Z"), List.of("note"));

    @Test
    void aFileIsAsAgeKeygenWritesIt() {
        assertThat(FILE)
                .isEqualTo("# note\n# created: 2026-11-21T10:00:00Z\n# public key: "
                        + IDENTITY.recipient().text() + "\n" + IDENTITY.secret() + "\n");
        assertThat(read(FILE)).isEqualTo(IDENTITY.recipient());
    }

    @Test
    void windowsLineEndsAByteOrderMarkAndSpacesDoNoHarm() {
        assertThat(read("\uFEFF" + FILE.replace("\n", "\r\n"))).isEqualTo(IDENTITY.recipient());
        assertThat(read("\n\n  " + IDENTITY.secret() + "  ")).isEqualTo(IDENTITY.recipient());
    }

    private static Recipient read(String text) {
        assertThat(KeyFile.read(text)).isInstanceOf(KeyFile.Content.Key.class);
        return ((KeyFile.Content.Key) KeyFile.read(text)).identity().recipient();
    }

    @Test
    void whatIsNoSecretKeyIsToldApart() {
        assertThat(KeyFile.read("age-encryption.org/v1\n-> scrypt abc 18\n"))
                .isInstanceOf(KeyFile.Content.Locked.class);
        assertThat(KeyFile.read("-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n"))
                .isInstanceOf(KeyFile.Content.Locked.class);
        assertThat(KeyFile.read(IDENTITY.recipient().text() + "\n")).isInstanceOf(KeyFile.Content.PublicOnly.class);
        assertThat(KeyFile.read(FILE + Identity.generate().secret())).isEqualTo(new KeyFile.Content.Several(2));
        assertThat(KeyFile.read("")).isInstanceOf(KeyFile.Content.None.class);
        assertThat(KeyFile.read("# only a comment\n")).isInstanceOf(KeyFile.Content.None.class);
        assertThat(KeyFile.read("ssh-ed25519 AAAA")).isInstanceOf(KeyFile.Content.None.class);
    }

    @Test
    void everyWrongCharacterOfAKeyIsFound() {
        String secret = IDENTITY.secret();
        String recipient = IDENTITY.recipient().text();
        for (int i = 0; i < secret.length(); i++) {
            char other = secret.charAt(i) == 'Q' ? 'P' : 'Q';
            assertThat(Identity.parse(secret.substring(0, i) + other + secret.substring(i + 1)))
                    .isEmpty();
        }
        for (int i = 0; i < recipient.length(); i++) {
            char other = recipient.charAt(i) == 'q' ? 'p' : 'q';
            assertThat(Recipient.parse(recipient.substring(0, i) + other + recipient.substring(i + 1)))
                    .isEmpty();
        }
    }

    /// 32 zero bytes: a point of small order, to which a secret would be sealed in the open.
    @Test
    void aPointOfSmallOrderIsNoKey() {
        assertThat(Recipient.parse(Recipient.of(new byte[32]).text())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "age1", "age1xyz", "AGE-SECRET-KEY-1", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"})
    void otherTextIsNoKey(String text) {
        assertThat(Recipient.parse(text)).isEmpty();
        assertThat(Identity.parse(text)).isEmpty();
    }

    @Test
    void theSecretIsNeverPrintedByAccident() {
        assertThat(IDENTITY.toString()).doesNotContain(IDENTITY.secret());
        assertThat(IDENTITY.recipient().fingerprint()).matches("([0-9a-f]{4} ){4}[0-9a-f]{4}");
    }
}
