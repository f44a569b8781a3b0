package eu.undersigned.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckedTilesTest {
    private static final int SIZE = 70_000;
    private static final TestLog LOG = new TestLog(SIZE);

    /// Changes one bit of one tile.
    private static TileReader liarAbout(Tile lie, int bit) {
        return tile -> {
            byte[] content = LOG.read(tile);
            if (tile.equals(lie)) {
                content[bit / 8] ^= (byte) (1 << bit % 8);
            }
            return content;
        };
    }

    private static CheckedTiles open(TileReader reader) throws IOException {
        return CheckedTiles.open(LOG.checkpoint().checkpoint(), reader);
    }

    @Test
    void whatTheTreeHasIsHandedOutAndReadAboutOnce() throws IOException {
        TestLog log = new TestLog(SIZE);
        CheckedTiles checked = open(log);
        List<Tile> tiles = Tile.all(SIZE).toList();
        for (Tile tile : tiles) {
            assertThat(checked.read(tile)).isEqualTo(LOG.read(tile));
        }

        // The tile of level 1 once as a parent; the tiles of the edge when it was opened.
        assertThat(log.reads).hasSize(tiles.size());
    }

    @Test
    void oneWrongBitInAnyTileIsFound() throws IOException {
        for (Tile tile : Tile.all(SIZE).toList()) {
            int bit = (int) (tile.number() * 37 % (tile.width() * 256L));
            assertThatThrownBy(() -> open(liarAbout(tile, bit)).read(tile))
                    .as(tile.path())
                    .isInstanceOf(WrongTileException.class);
        }
    }

    @Test
    void aWrongParentSpoilsItsChildrenOnly() throws IOException {
        CheckedTiles checked = open(liarAbout(new Tile(1, 0, 256), 0));

        assertThatThrownBy(() -> checked.read(new Tile(0, 3, 256))).isInstanceOf(WrongTileException.class);
        assertThat(checked.read(new Tile(0, 256, 256))).isEqualTo(LOG.read(new Tile(0, 256, 256)));
    }

    @Test
    void theProofsOfSmallerTreesAreMadeFromIt() throws IOException {
        CheckedTiles checked = open(LOG);

        assertThat(Proofs.root(600, checked)).isEqualTo(new NaiveTree().head(600));
        assertThat(checked.read(new Tile(0, 273, 5))).isEqualTo(Arrays.copyOf(LOG.read(new Tile(0, 273, 112)), 5 * 32));
    }

    @Test
    void whatTheTreeDoesNotHaveIsNotAskedFor() throws IOException {
        List<Tile> asked = new ArrayList<>();
        CheckedTiles checked = open(tile -> {
            asked.add(tile);
            return LOG.read(tile);
        });
        int before = asked.size();

        for (Tile tile : List.of(new Tile(0, 274, 1), new Tile(0, 273, 113), new Tile(3, 0, 1), new Tile(63, 0, 1))) {
            assertThatThrownBy(() -> checked.read(tile)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(asked).hasSize(before);
    }

    @Test
    void noTilesAreNeededForTheEmptyTreeAndItsRootIsKnown() throws IOException {
        TileReader none = tile -> {
            throw new IOException("no " + tile);
        };

        assertThat(CheckedTiles.open(0, MerkleTree.emptyRoot(), none)).isNotNull();
        assertThatThrownBy(() -> CheckedTiles.open(0, new byte[32], none)).isInstanceOf(WrongTileException.class);
    }

    @Test
    void entriesAreCheckedAgainstTheirTile() throws IOException, MalformedException {
        CheckedTiles checked = open(LOG);
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < 112; i++) {
            entries.add(NaiveTree.entry(273 * 256 + i));
        }
        BundleName name = new BundleName(273, 112);
        checked.check(name, EntryBundle.parse(EntryBundle.encode(entries), 112));
        entries.set(50, NaiveTree.entry(1));
        EntryBundle wrong = EntryBundle.parse(EntryBundle.encode(entries), 112);

        assertThatThrownBy(() -> checked.check(name, wrong)).isInstanceOf(WrongTileException.class);
    }
}
