package eu.undersigned.secrets;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {
    private static final byte[] CONTEXT = ascii("row 7");

    /// The vectors of https://c2sp.org/XAES-256-GCM: one for each value of the bit that doubling carries over.
    @ParameterizedTest
    @CsvSource({
        "1, '', ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271",
        "3, c2sp.org/XAES-256-GCM, 986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d"
    })
    void agreesWithTheSpecification(int key, String context, String expected) {
        byte[] nonce = ascii("ABCDEFGHIJKLMNOPQRSTUVWX");
        byte[] sealed = box(key).seal(nonce, ascii(context), ascii("XAES-256-GCM"));
        assertThat(HexFormat.of().formatHex(sealed, 24, sealed.length)).isEqualTo(expected);
        assertThat(Arrays.copyOf(sealed, 24)).isEqualTo(nonce);
        assertThat(box(key).open(ascii(context), sealed).orElseThrow()).isEqualTo(ascii("XAES-256-GCM"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 100_000})
    void givesBackWhatItHolds(int length) {
        byte[] content = new byte[length];
        Arrays.fill(content, (byte) 7);
        byte[] sealed = box(1).seal(CONTEXT, content);
        assertThat(sealed).hasSize(length + SecretBox.OVERHEAD);
        assertThat(box(1).open(CONTEXT, sealed).orElseThrow()).isEqualTo(content);
    }

    @Test
    void noticesEveryFlippedBit() {
        byte[] sealed = box(1).seal(CONTEXT, ascii("private"));
        for (int bit = 0; bit < 8 * sealed.length; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(box(1).open(CONTEXT, changed)).as("bit %d", bit).isEmpty();
        }
    }

    @Test
    void noticesEveryCutAndWhatIsAdded() {
        byte[] sealed = box(1).seal(CONTEXT, ascii("private"));
        for (int length = 0; length < sealed.length; length++) {
            assertThat(box(1).open(CONTEXT, Arrays.copyOf(sealed, length))).isEmpty();
        }
        assertThat(box(1).open(CONTEXT, Arrays.copyOf(sealed, sealed.length + 1)))
                .isEmpty();
    }

    @Test
    void opensOnlyWithItsKeyAndItsContext() {
        byte[] sealed = box(1).seal(CONTEXT, ascii("private"));
        assertThat(box(2).open(CONTEXT, sealed)).isEmpty();
        assertThat(box(1).open(ascii("row 8"), sealed)).isEmpty();
        assertThat(box(1).open(new byte[0], sealed)).isEmpty();
    }

    @Test
    void neverUsesANonceTwice() {
        SecretBox box = box(1);
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            nonces.add(HexFormat.of().formatHex(box.seal(CONTEXT, new byte[0]), 0, 24));
        }
        assertThat(nonces).hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33, 64})
    void refusesKeysOfAnotherLength(int length) {
        assertThatThrownBy(() -> new SecretBox(new byte[length], new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SecretBox box(int key) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) key);
        return new SecretBox(bytes, new SecureRandom());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
