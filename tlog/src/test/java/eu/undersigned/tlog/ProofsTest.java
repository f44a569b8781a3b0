package eu.undersigned.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProofsTest {
    private static final int SIZES = 600;

    private final NaiveTree naive = new NaiveTree();

    private interface SizeTest {
        void test(int size) throws IOException;
    }

    private static void forEverySize(SizeTest test) {
        IntStream.rangeClosed(0, SIZES).parallel().forEach(size -> {
            try {
                test.test(size);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void everyLeafOfEverySizeIsProven() {
        forEverySize(size -> {
            TestLog log = new TestLog(size);
            byte[] root = naive.head(size);
            for (int index = 0; index < size; index++) {
                List<byte[]> proof = Proofs.inclusion(index, size, log);
                assertSame(proof, naive.path(index, 0, size), index, size);
                assertNothingIsReadTwice(log);
                assertThat(Proofs.verifyInclusion(NaiveTree.leafHash(index), index, size, proof, root))
                        .isTrue();
                assertThat(Proofs.verifyInclusion(NaiveTree.leafHash(index + 1), index, size, proof, root))
                        .isFalse();
            }
        });
    }

    @Test
    void everySizeContinuesEverySmallerOne() {
        forEverySize(size -> {
            TestLog log = new TestLog(size);
            byte[] root = naive.head(size);
            for (int old = 0; old <= size; old++) {
                List<byte[]> proof = Proofs.consistency(old, size, log);
                assertSame(proof, naive.proof(old, size), old, size);
                assertNothingIsReadTwice(log);
                assertThat(Proofs.verifyConsistency(old, naive.head(old), size, root, proof))
                        .isTrue();
                assertThat(Proofs.verifyConsistency(old, naive.head(old + 1), size, root, proof))
                        .isFalse();
            }
        });
    }

    /// Without AssertJ's own comparison, which takes longer than the proofs.
    private static void assertSame(List<byte[]> proof, List<byte[]> expected, int index, int size) {
        if (!Arrays.deepEquals(proof.toArray(), expected.toArray())) {
            assertThat(proof).as("%d of %d", index, size).containsExactlyElementsOf(expected);
        }
    }

    private static void assertNothingIsReadTwice(TestLog log) {
        assertThat(new HashSet<>(log.reads).size()).isEqualTo(log.reads.size());
        log.reads.clear();
    }

    @Test
    void aProofIsForOneIndexAndOneSizeAndEveryHashCounts() throws IOException {
        for (int size : new int[] {1, 2, 3, 7, 8, 9, 100, 256, 257, 300}) {
            TestLog log = new TestLog(size);
            byte[] root = naive.head(size);
            for (int index = 0; index < size; index++) {
                List<byte[]> proof = Proofs.inclusion(index, size, log);
                byte[] leaf = NaiveTree.leafHash(index);
                for (int other = 0; other < size; other++) {
                    assertThat(Proofs.verifyInclusion(leaf, other, size, proof, root))
                            .isEqualTo(other == index);
                }
                for (List<byte[]> changed : changes(proof)) {
                    assertThat(Proofs.verifyInclusion(leaf, index, size, changed, root))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void everyHashOfAConsistencyProofCounts() throws IOException {
        for (int size : new int[] {1, 2, 3, 7, 8, 9, 64, 100, 257}) {
            TestLog log = new TestLog(size);
            byte[] root = naive.head(size);
            for (int old = 0; old <= size; old++) {
                List<byte[]> proof = Proofs.consistency(old, size, log);
                byte[] oldRoot = naive.head(old);
                for (List<byte[]> changed : changes(proof)) {
                    assertThat(Proofs.verifyConsistency(old, oldRoot, size, root, changed))
                            .as("%d to %d", old, size)
                            .isFalse();
                }
            }
        }
    }

    /// One hash wrong, missing or too many, at every place.
    private static List<List<byte[]>> changes(List<byte[]> proof) {
        List<List<byte[]>> changes = new ArrayList<>();
        for (int i = 0; i < proof.size(); i++) {
            List<byte[]> wrong = new ArrayList<>(proof);
            byte[] hash = proof.get(i).clone();
            hash[i % 32] ^= 1;
            wrong.set(i, hash);
            changes.add(wrong);
            List<byte[]> shorter = new ArrayList<>(proof);
            shorter.remove(i);
            changes.add(shorter);
        }
        for (int i = 0; i <= proof.size(); i++) {
            List<byte[]> longer = new ArrayList<>(proof);
            longer.add(i, new byte[32]);
            changes.add(longer);
        }
        return changes;
    }

    @Test
    void theTilesOfEverySizeGiveItsHeadAndItsFrontier() throws IOException {
        Frontier grown = Frontier.empty();
        for (int size = 0; size <= SIZES; size++) {
            TestLog log = new TestLog(size);
            assertThat(Proofs.root(size, log)).isEqualTo(naive.head(size));
            assertSame(Proofs.frontier(size, log).hashes(), grown.hashes(), 0, size);
            grown.append(NaiveTree.leafHash(size));
        }
    }

    @Test
    void aTreeOfThreeLevelsOfTilesIsProvenWithOneTileOfEachKind() throws IOException {
        int size = 70_000;
        TestLog log = new TestLog(size);
        byte[] root = Proofs.root(size, log);
        log.reads.clear();
        List<byte[]> proof = Proofs.inclusion(66_000, size, log);

        assertSame(proof, naive.path(66_000, 0, size), 66_000, size);
        assertThat(Proofs.verifyInclusion(NaiveTree.leafHash(66_000), 66_000, size, proof, root))
                .isTrue();
        assertThat(log.reads)
                .containsExactlyInAnyOrder(
                        new Tile(0, 257, 256), new Tile(1, 1, 17), new Tile(0, 273, 112), new Tile(2, 0, 1));
        assertSame(Proofs.consistency(65_536, size, log), naive.proof(65_536, size), 65_536, size);
        assertSame(Proofs.consistency(12_345, size, log), naive.proof(12_345, size), 12_345, size);
    }

    @Test
    void numbersThatAStrangerMadeUpProveNothing() {
        byte[] hash = new byte[32];
        List<byte[]> most = Collections.nCopies(63, hash);

        assertThat(Proofs.verifyInclusion(hash, -1, 1, List.of(), hash)).isFalse();
        assertThat(Proofs.verifyInclusion(hash, 1, 1, List.of(), hash)).isFalse();
        assertThat(Proofs.verifyInclusion(hash, 0, 0, List.of(), hash)).isFalse();
        assertThat(Proofs.verifyInclusion(hash, Long.MIN_VALUE, Long.MIN_VALUE + 1, List.of(), hash))
                .isFalse();
        assertThat(Proofs.verifyInclusion(hash, 0, Long.MAX_VALUE, most, hash)).isFalse();
        assertThat(Proofs.verifyInclusion(hash, 0, 2, List.of(new byte[31]), hash))
                .isFalse();
        assertThat(Proofs.verifyInclusion(hash, 0, Long.MAX_VALUE, Collections.nCopies(64, hash), hash))
                .isFalse();
        assertThat(Proofs.verifyConsistency(-1, hash, 1, hash, List.of())).isFalse();
        assertThat(Proofs.verifyConsistency(2, hash, 1, hash, List.of())).isFalse();
        assertThat(Proofs.verifyConsistency(1, hash, 2, hash, List.of())).isFalse();
        assertThat(Proofs.verifyConsistency(0, hash, 2, hash, List.of())).isFalse();
        assertThat(Proofs.verifyConsistency(1, hash, Long.MAX_VALUE, hash, most))
                .isFalse();
        assertThat(Proofs.verifyConsistency(1, hash, 2, hash, List.of(new byte[33])))
                .isFalse();
        assertThat(Proofs.verifyConsistency(3, hash, 3, hash, List.of(hash))).isFalse();
    }

    @Test
    void whatCannotBeProvenIsNotTried() {
        TestLog log = new TestLog(5);

        assertThatThrownBy(() -> Proofs.inclusion(5, 5, log)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proofs.inclusion(-1, 5, log)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proofs.consistency(6, 5, log)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proofs.consistency(-1, 5, log)).isInstanceOf(IllegalArgumentException.class);
        assertThat(log.reads).isEmpty();
    }

    @Test
    void aTileOfAnotherLengthIsAnError() {
        assertThatThrownBy(() -> Proofs.inclusion(0, 5, _ -> new byte[4 * 32]))
                .isInstanceOf(IOException.class)
                .hasMessage("tile/0/000.p/5 should have 160 bytes and has 128");
    }
}
