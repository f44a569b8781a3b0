package eu.undersigned.leaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LeafTest {
    private static final byte[] TEXT = filled(0xa1);
    private static final byte[] COMMITMENT = filled(0xc2);

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    static List<Leaf> leaves() {
        return List.of(
                new Leaf.Signed(498_651, "BE", Channel.MAIL, "fr", TEXT, "", COMMITMENT),
                new Leaf.Signed(70_389_527, "MT", Channel.PAPER, "mt", TEXT, "org-1", COMMITMENT),
                new Leaf.Withdrawn(1, 0),
                new Leaf.Invalidated(1, Long.MAX_VALUE, "same-network"),
                new Leaf.Reinstated(1, 77),
                new Leaf.Declared(1, LocalDate.of(2023, 12, 6), 541_401, "Justice Initiative, 6 décembre"),
                new Leaf.Corrected(1, 5, "EL"));
    }

    private static String written(Leaf leaf) {
        return leaf instanceof Leaf.Signed signed
                ? "%d %s %s %s %s %s %s"
                        .formatted(
                                signed.hour(),
                                signed.country(),
                                signed.channel(),
                                signed.language(),
                                HexFormat.of().formatHex(signed.text()),
                                signed.organisation(),
                                HexFormat.of().formatHex(signed.commitment()))
                : leaf.toString();
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void whatIsWrittenIsRead(Leaf leaf) throws MalformedLeafException {
        assertThat(written(Leaf.parse(leaf.encode()))).isEqualTo(written(leaf));
    }

    /// The bytes of the document, counted by hand.
    @Test
    void aSignedLeafHasTheBytesOfItsFormat() {
        Leaf leaf = new Leaf.Signed(498_651, "BE", Channel.MAIL, "fr", TEXT, "ab-1", COMMITMENT);
        assertThat(HexFormat.of().formatHex(leaf.encode()))
                .isEqualTo("0101" + "00079bdb" + "4245" + "01" + "6672" + "a1".repeat(32) + "04" + "61622d31"
                        + "c2".repeat(32));
        assertThat(HexFormat.of().formatHex(new Leaf.Corrected(1, 5, "MT").encode()))
                .isEqualTo("0106" + "00000001" + "0000000000000005" + "4d54");
        assertThat(HexFormat.of().formatHex(new Leaf.Declared(1, LocalDate.of(1970, 1, 3), 7, "s").encode()))
                .isEqualTo("0105" + "00000001" + "00000002" + "0000000000000007" + "0001" + "73");
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void nothingShorterAndNothingLongerIsALeaf(Leaf leaf) {
        byte[] bytes = leaf.encode();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Leaf.parse(cut)).isInstanceOf(MalformedLeafException.class);
        }
        assertThatThrownBy(() -> Leaf.parse(Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(MalformedLeafException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0001 00000001 0000000000000005, an unknown version",
        "0207 00000001 0000000000000005, an unknown version",
        "0107 00000001 0000000000000005, an unknown kind",
        "0102 00000001 8000000000000000, a number of 2^63 or more",
        "0102 04320f18 0000000000000005, an hour beyond the year 9999",
        "0105 00000001 ffffffff 0000000000000007 0001 73, a date beyond the year 9999",
        "0103 00000001 0000000000000005 00, no reason",
        "0103 00000001 0000000000000005 02 6141, a reason of small letters is expected",
        "0106 00000001 0000000000000005 6265, a country of two capitals is expected",
        "0105 00000001 00000002 0000000000000007 0000, no source",
        "0105 00000001 00000002 0000000000000007 0001 ff, a source that is not UTF-8",
        "0105 00000001 00000002 ffffffffffffffff 0001 73, a number of 2^63 or more",
        "0101 00000001 4245 04 6672, an unknown channel",
        "0101 00000001 4245 01 4652, a language of two small letters is expected",
    })
    void whatIsWrongIsNamed(String hex, String reason) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        assertThatThrownBy(() -> Leaf.parse(bytes))
                .isInstanceOf(MalformedLeafException.class)
                .hasMessage(reason);
    }

    @Test
    void whatCannotBeReadIsNotWritten() {
        assertThatThrownBy(new Leaf.Withdrawn(1, -1)::encode).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(new Leaf.Corrected(1, 1, "be")::encode).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(new Leaf.Declared(1, LocalDate.EPOCH, 1, "s".repeat(65_536))::encode)
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anHourIsThatOfUtc() {
        assertThat(Leaf.hour(Instant.parse("2026-11-22T03:59:59.999Z"))).isEqualTo(498_699);
        assertThat(Leaf.hour(Instant.parse("2026-11-22T04:00:00Z"))).isEqualTo(498_700);
        assertThat(Leaf.hour(Instant.parse("1960-01-01T00:00:00Z"))).isZero();
    }

    @Test
    void aSourceOfManyBytesIsKeptWhole() throws MalformedLeafException {
        String source = "ő".repeat(30_000);
        assertThat(source.getBytes(StandardCharsets.UTF_8)).hasSize(60_000);
        Leaf.Declared leaf = (Leaf.Declared) Leaf.parse(new Leaf.Declared(1, LocalDate.EPOCH, 1, source).encode());
        assertThat(leaf.source()).isEqualTo(source);
    }
}
