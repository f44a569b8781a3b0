package eu.undersigned.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryBundleTest {
    private static final byte[] BUNDLE = {0, 1, '0', 0, 0, 0, 2, '1', '0'};

    @Test
    void entriesStandBehindTheirLengths() throws MalformedException {
        byte[] written = EntryBundle.encode(List.of(NaiveTree.entry(0), new byte[0], NaiveTree.entry(10)));
        EntryBundle bundle = EntryBundle.parse(BUNDLE, 3);

        assertThat(written).isEqualTo(BUNDLE);
        assertThat(bundle.width()).isEqualTo(3);
        assertThat(bundle.entry(0)).isEqualTo(NaiveTree.entry(0));
        assertThat(bundle.entry(1)).isEmpty();
        assertThat(bundle.entry(2)).isEqualTo(NaiveTree.entry(10));
        assertThatThrownBy(() -> bundle.entry(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void itsLeafHashesAreATile() throws MalformedException {
        byte[] hashes = EntryBundle.parse(BUNDLE, 3).leafHashes();

        assertThat(hashes).hasSize(96).startsWith(NaiveTree.leafHash(0)).endsWith(NaiveTree.leafHash(10));
        assertThat(Arrays.copyOfRange(hashes, 32, 64)).isEqualTo(MerkleTree.leafHash(new byte[0]));
    }

    @Test
    void theLongestEntryFitsAndNoLongerOne() throws MalformedException {
        byte[] longest = new byte[EntryBundle.MAX_ENTRY_BYTES];

        assertThat(EntryBundle.parse(EntryBundle.encode(List.of(longest)), 1).entry(0))
                .isEqualTo(longest);
        assertThatThrownBy(() -> EntryBundle.encode(List.of(new byte[EntryBundle.MAX_ENTRY_BYTES + 1])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatEndsTooEarlyOrTooLateIsNoBundle() {
        for (int length = 0; length < BUNDLE.length; length++) {
            byte[] cut = Arrays.copyOf(BUNDLE, length);
            assertThatThrownBy(() -> EntryBundle.parse(cut, 3))
                    .as("%d bytes", length)
                    .isInstanceOf(MalformedException.class);
        }
        assertThatThrownBy(() -> EntryBundle.parse(Arrays.copyOf(BUNDLE, BUNDLE.length + 1), 3))
                .isInstanceOf(MalformedException.class)
                .hasMessage("1 bytes are left over behind 3 entries");
        assertThatThrownBy(() -> EntryBundle.parse(BUNDLE, 2)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> EntryBundle.parse(BUNDLE, 4)).isInstanceOf(MalformedException.class);
    }

    @Test
    void aBundleHas1To256Entries() {
        assertThat(EntryBundle.encode(Collections.nCopies(256, new byte[0]))).hasSize(512);
        assertThatThrownBy(() -> EntryBundle.encode(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EntryBundle.encode(Collections.nCopies(257, new byte[0])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EntryBundle.parse(new byte[0], 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
