package eu.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.undersigned.secrets.SecretBox;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ServerSealTest {
    private static final UUID ID = UUID.fromString("0193500a-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("0193500a-0000-7000-8000-000000000002");

    private final ServerSeal seal = seal(1);
    private final byte[] sealed = seal.seal(1, ID, SignForms.signer());

    @Test
    void opensToTheSignerOfTheRow() {
        assertThat(seal.open(1, ID, sealed)).isEqualTo(SignForms.signer());
    }

    @Test
    void holdsNothingReadable() {
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("Ana", "example");
    }

    @Test
    void doesNotOpenInAnotherRow() {
        refuses(seal, 1, OTHER, sealed);
        refuses(seal, 2, ID, sealed);
    }

    @Test
    void doesNotOpenUnderAnotherKey() {
        refuses(seal(2), 1, ID, sealed);
    }

    @Test
    void noticesEveryFlippedBitAndEveryCut() {
        for (int bit = 0; bit < 8 * sealed.length; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            refuses(seal, 1, ID, changed);
        }
        for (int length = 0; length < sealed.length; length++) {
            refuses(seal, 1, ID, Arrays.copyOf(sealed, length));
        }
    }

    @Test
    void twoSealsOfOnePersonHaveNothingInCommon() {
        assertThat(seal.seal(1, ID, SignForms.signer())).isNotEqualTo(sealed);
    }

    private static void refuses(ServerSeal seal, int campaign, UUID id, byte[] bytes) {
        assertThatThrownBy(() -> seal.open(campaign, id, bytes))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a signature that this key does not open");
    }

    private static ServerSeal seal(int key) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) key);
        return new ServerSeal(new SecretBox(bytes, new SecureRandom()));
    }
}
