package eu.undersigned.leaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    private static final byte[] SALT = new byte[32];
    private static final LeafRecord RECORD = new LeafRecord(
            "every-second-counts",
            UUID.fromString("019a0000-0000-7000-8000-000000000001"),
            new byte[32],
            1_763_780_000_000L);

    private static Receipt receipt(byte[] commitment) {
        return new Receipt(
                RECORD, SALT, new Leaf.Signed(498_651, "BE", Channel.MAIL, "fr", new byte[32], "", commitment));
    }

    @Test
    void theCommitmentIsTheHashOfTheDocumentedLines() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update("undersigned leaf v1\n".getBytes(StandardCharsets.US_ASCII));
        digest.update(SALT);
        digest.update(("campaign every-second-counts\nsignature 019a0000-0000-7000-8000-000000000001\nlink "
                        + "00".repeat(32) + "\nconfirmed 1763780000000\n")
                .getBytes(StandardCharsets.US_ASCII));
        assertThat(RECORD.commitment(SALT)).isEqualTo(digest.digest());
    }

    @Test
    void itFitsItsOwnLeafOnly() throws MalformedLeafException {
        byte[] commitment = RECORD.commitment(SALT);
        assertThat(Receipt.parse(receipt(commitment).encode()).fits()).isTrue();
        commitment[31] ^= 1;
        assertThat(Receipt.parse(receipt(commitment).encode()).fits()).isFalse();
    }

    @Test
    void anotherFormOfTheSameIsNoReceipt() {
        String good = new String(receipt(RECORD.commitment(SALT)).encode(), StandardCharsets.US_ASCII);
        for (String bad : new String[] {
            "",
            good + "\n",
            good.replace("receipt v1", "receipt v2"),
            good.replace("confirmed 1", "confirmed +1"),
            good.replace("confirmed 1", "confirmed 01"),
            good.replace("confirmed 1763780000000", "confirmed 18446744073709551615"),
            good.replace("019a0000", "19a0000"),
            good.replace("019a0000", "019A0000"),
            good.replace("salt ", "salt  "),
            good.replace("salt AA", "salt A"),
            good.replace("link 00", "link "),
            good.replace("leaf AQ", "leaf Ag"),
            good.replace("\n", "\r\n"),
            good.substring(0, good.length() - 1),
            "x".repeat(5_000)
        }) {
            assertThatThrownBy(() -> Receipt.parse(bad.getBytes(StandardCharsets.US_ASCII)))
                    .as(bad)
                    .isInstanceOf(MalformedLeafException.class);
        }
    }

    @Test
    void aLeafOfAnotherKindMakesNoReceipt() {
        String good = new String(receipt(RECORD.commitment(SALT)).encode(), StandardCharsets.US_ASCII);
        String other = good.substring(0, good.indexOf("leaf ", good.indexOf("salt")) + 5)
                + java.util.Base64.getEncoder().encodeToString(new Leaf.Withdrawn(1, 2).encode())
                + "\n";
        assertThatThrownBy(() -> Receipt.parse(other.getBytes(StandardCharsets.US_ASCII)))
                .hasMessage("a leaf of another kind");
    }
}
