package eu.undersigned.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class KeyedHashTest {
    private final KeyedHash hash = new KeyedHash(new byte[] {1, 2, 3});

    @Test
    void isHmacSha256OverPartsWithTheirLengths() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(new byte[] {1, 2, 3}, "HmacSHA256"));
        mac.update(new byte[] {0, 2, 'a', 'b', 0, 0, 0, 2, (byte) 0xc4, (byte) 0x8d});
        assertThat(hash.of("ab", "", "č")).isEqualTo(mac.doFinal()).hasSize(32);
    }

    @Test
    void partsCannotRunIntoEachOther() {
        assertThat(hash.of("ab", "c")).isNotEqualTo(hash.of("a", "bc"));
        assertThat(hash.of("abc")).isNotEqualTo(hash.of("abc", ""));
        assertThat(hash.of("x".repeat(300))).isNotEqualTo(hash.of("x".repeat(299), "x"));
    }

    @Test
    void anotherKeyGivesAnotherHash() {
        assertThat(new KeyedHash(new byte[] {1, 2, 4}).of("a")).isNotEqualTo(hash.of("a"));
    }

    @Test
    void manyThreadsGetTheSame() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 2000).parallel().forEach(_ -> seen.add(HexFormat.of().formatHex(hash.of("a", "b"))));
        assertThat(seen).hasSize(1);
    }
}
