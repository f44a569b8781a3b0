package eu.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTokenTest {
    private static final UUID ID = UUID.fromString("0193500a-0000-7000-8000-0000000000ff");
    private static final byte[] SECRET = HexFormat.of().parseHex("000102030405060708090a0b0c0d0eff");
    private static final SignatureToken TOKEN = new SignatureToken(ID, SECRET);

    @Test
    void becomesTextAndComesBack() {
        assertThat(TOKEN.text()).isEqualTo("AZNQCgAAcACAAAAAAAAA_wABAgMEBQYHCAkKCwwNDv8");
        SignatureToken parsed = SignatureToken.parse(TOKEN.text()).orElseThrow();
        assertThat(parsed.id()).isEqualTo(ID);
        assertThat(parsed.secret()).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "AZNQCgAAcACAAAAAAAAA_wABAgMEBQYHCAkKCwwNDv",
                "AZNQCgAAcACAAAAAAAAA_wABAgMEBQYHCAkKCwwNDv8A",
                "AZNQCgAAcACAAAAAAAAA/wABAgMEBQYHCAkKCwwNDv8",
                "AZNQCgAAcACAAAAAAAAA+wABAgMEBQYHCAkKCwwNDv8",
                "AZNQCgAAcACAAAAAAAAA_wABAgMEBQYHCAkKCwwNDv=",
                "AZNQCgAAcACAAAAAAAAA_wABAgMEBQYHCAkKCwwN===",
                "AZNQCgAAcACAAAAAAAAA_wABAgMEBQYHCAkKCwwND\n8",
                "AZNQCgAAcACAAAAAAAAA_wABAgMEBQYHCAkKCwwNDvé"
            })
    void refusesWhatIsNoToken(String text) {
        assertThat(SignatureToken.parse(text)).isEmpty();
    }

    @Test
    void isFoundAmongTheHashesThatWereKept() {
        byte[] own = TOKEN.hash();
        byte[] other = new SignatureToken(ID, new byte[16]).hash();
        assertThat(own).hasSize(SignatureToken.HASH_BYTES);
        assertThat(TOKEN.isAmong(own)).isTrue();
        assertThat(TOKEN.isAmong(concat(other, own))).isTrue();
        assertThat(TOKEN.isAmong(concat(own, other))).isTrue();
        assertThat(TOKEN.isAmong(other)).isFalse();
        assertThat(TOKEN.isAmong(new byte[0])).isFalse();
        assertThat(TOKEN.isAmong(Arrays.copyOf(own, 31))).isFalse();
        assertThat(TOKEN.isAmong(concat(new byte[1], own))).isFalse();
    }

    @Test
    void aHashTellsNothingOfTheSecret() {
        assertThat(HexFormat.of().formatHex(TOKEN.hash())).doesNotContain("000102030405");
        assertThat(TOKEN.toString()).doesNotContain("000102", TOKEN.text());
    }

    private static byte[] concat(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
