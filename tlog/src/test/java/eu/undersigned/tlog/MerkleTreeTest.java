package eu.undersigned.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    private final NaiveTree naive = new NaiveTree();

    @Test
    void theHashesAreThoseThatTheWholeWorldHas() {
        assertThat(HexFormat.of().formatHex(MerkleTree.emptyRoot()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(HexFormat.of().formatHex(MerkleTree.leafHash(new byte[0])))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    }

    @Test
    void aRangeOfBytesHasTheHashOfItsCopy() {
        byte[] bytes = {9, '7', 9};

        assertThat(MerkleTree.leafHash(bytes, 1, 1)).isEqualTo(NaiveTree.leafHash(7));
        assertThatThrownBy(() -> MerkleTree.leafHash(bytes, 1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aNodeIsOverTwoHashesWhereverTheyLie() {
        byte[] both = new byte[65];
        System.arraycopy(NaiveTree.leafHash(0), 0, both, 1, 32);
        System.arraycopy(NaiveTree.leafHash(1), 0, both, 33, 32);

        assertThat(MerkleTree.nodeHash(NaiveTree.leafHash(0), NaiveTree.leafHash(1)))
                .isEqualTo(naive.head(2))
                .isEqualTo(MerkleTree.nodeHash(both, 1, both, 33));
        assertThatThrownBy(() -> MerkleTree.nodeHash(both, 34, both, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> MerkleTree.nodeHash(both, new byte[32])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theRootOverAnyNumberOfHashesIsTheTreesHead() {
        ByteArrayOutputStream leaves = new ByteArrayOutputStream();
        for (int size = 0; size <= 600; size++) {
            byte[] hashes = leaves.toByteArray();
            assertThat(MerkleTree.root(hashes)).as("size %d", size).isEqualTo(naive.head(size));
            assertThat(hashes).isEqualTo(leaves.toByteArray());
            leaves.writeBytes(NaiveTree.leafHash(size));
        }
    }

    @Test
    void halfAHashIsNoHash() {
        assertThatThrownBy(() -> MerkleTree.root(new byte[33])).isInstanceOf(IllegalArgumentException.class);
    }
}
