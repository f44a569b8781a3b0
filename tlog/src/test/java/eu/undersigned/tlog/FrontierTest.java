package eu.undersigned.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontierTest {
    private final NaiveTree naive = new NaiveTree();

    @Test
    void itHasTheHeadOfEverySize() {
        Frontier frontier = Frontier.empty();
        for (int size = 0; size <= 600; size++) {
            assertThat(frontier.root()).as("size %d", size).isEqualTo(naive.head(size));
            assertThat(frontier.size()).isEqualTo(size);
            assertThat(frontier.hashes()).hasSize(Integer.bitCount(size));
            frontier.append(NaiveTree.leafHash(size));
        }
    }

    @Test
    void itGoesOnFromItsHashes() {
        Frontier frontier = Frontier.empty();
        for (int size = 0; size < 70; size++) {
            frontier = Frontier.of(size, frontier.hashes());
            frontier.append(NaiveTree.leafHash(size));
        }

        assertThat(frontier.root()).isEqualTo(naive.head(70));
        assertThat(frontier.hashes()).containsExactly(naive.head(64), naive.head(64, 68), naive.head(68, 70));
    }

    @Test
    void aCopyGrowsOnItsOwn() {
        Frontier frontier = Frontier.empty();
        frontier.append(NaiveTree.leafHash(0));
        Frontier copy = frontier.copy();
        copy.append(NaiveTree.leafHash(1));

        assertThat(frontier.root()).isEqualTo(naive.head(1));
        assertThat(copy.root()).isEqualTo(naive.head(2));
    }

    @Test
    void whoeverHasItsHashesCannotChangeIt() {
        Frontier frontier = Frontier.empty();
        byte[] leaf = NaiveTree.leafHash(0);
        frontier.append(leaf);
        leaf[0] ^= 1;
        frontier.hashes().getFirst()[1] ^= 1;

        assertThat(frontier.root()).isEqualTo(naive.head(1));
    }

    @Test
    void wholeSubtreesAreAppendedAtOnce() {
        Frontier frontier = Frontier.empty();
        frontier.appendSubtree(naive.head(0, 256), 8);
        frontier.appendSubtree(naive.head(256, 512), 8);
        frontier.appendSubtree(naive.head(512, 520), 3);

        assertThat(frontier.size()).isEqualTo(520);
        assertThat(frontier.root()).isEqualTo(naive.head(520));
    }

    @Test
    void aSubtreeFitsOnlyWhereOneOfItsHeightBegins() {
        Frontier frontier = Frontier.empty();
        frontier.append(NaiveTree.leafHash(0));

        assertThatThrownBy(() -> frontier.appendSubtree(new byte[32], 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> frontier.append(new byte[31])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> frontier.appendSubtree(new byte[32], 63))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(frontier.root()).isEqualTo(naive.head(1));
    }

    @Test
    void theLargestTreeTakesNoFurtherLeaf() {
        Frontier full = Frontier.of(Long.MAX_VALUE, Collections.nCopies(63, new byte[32]));

        assertThat(full.root()).hasSize(32);
        assertThatThrownBy(() -> full.append(new byte[32])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theNumberOfHashesFollowsFromTheSize() {
        assertThatThrownBy(() -> Frontier.of(3, List.of(new byte[32]))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Frontier.of(-1, List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
