package eu.undersigned.leaf;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever bytes a stranger sends, they are a leaf, or a receipt, or refused; and what is read is written the same.
class LeafFuzzTest {
    static Stream<byte[]> leaves() {
        return LeafTest.leaves().stream().map(Leaf::encode);
    }

    @MethodSource("leaves")
    @FuzzTest
    void aLeaf(byte[] bytes) {
        try {
            assertThat(Leaf.parse(bytes).encode()).isEqualTo(bytes);
        } catch (MalformedLeafException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    static Stream<byte[]> receipts() {
        LeafRecord record = new LeafRecord("a-b", new UUID(0x019a000000007000L, 1), new byte[32], 1);
        return LeafTest.leaves().stream()
                .filter(Leaf.Signed.class::isInstance)
                .map(leaf -> new Receipt(record, new byte[32], (Leaf.Signed) leaf).encode());
    }

    @MethodSource("receipts")
    @FuzzTest
    void aReceipt(byte[] bytes) {
        try {
            assertThat(Receipt.parse(bytes).encode()).isEqualTo(bytes);
        } catch (MalformedLeafException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
