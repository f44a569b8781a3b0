package eu.undersigned.tlog;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Tiles for who trusts a tree head and nothing else: each is checked up to that head before it is handed
/// out.
///
/// The tiles at the right edge must give the head together, at once. Every other tile must hash to the
/// entry for it in its parent, which is checked first. The latest parents are kept, so that a walk over
/// all tiles reads each about once. For many threads, when the reader is.
public final class CheckedTiles implements TileReader {
    /// Half a megabyte. Four levels of parents are enough for every tree of this century.
    private static final int KEPT_PARENTS = 64;

    private final long size;
    private final TileReader reader;

    /// Verified, and never dropped.
    private final Map<Tile, byte[]> edge;

    private final Map<Tile, byte[]> parents = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Tile, byte[]> eldest) {
            return size() > KEPT_PARENTS;
        }
    });

    private CheckedTiles(long size, TileReader reader, Map<Tile, byte[]> edge) {
        this.size = size;
        this.reader = reader;
        this.edge = edge;
    }

    /// Reads the tiles at the right edge, at most eight.
    ///
    /// @param checkpoint whose signature was verified
    /// @param reader that is not trusted
    /// @throws WrongTileException when the tiles do not give the checkpoint's root
    /// @throws IOException when a tile cannot be had
    public static CheckedTiles open(Checkpoint checkpoint, TileReader reader) throws IOException {
        return open(checkpoint.size(), checkpoint.root(), reader);
    }

    /// The same for a tree head that is trusted for another reason.
    public static CheckedTiles open(long size, byte[] root, TileReader reader) throws IOException {
        Map<Tile, byte[]> edge = new LinkedHashMap<>();
        byte[] computed = Proofs.root(size, tile -> {
            byte[] content = readExactly(reader, tile);
            edge.put(tile, content);
            return content;
        });
        if (!Arrays.equals(computed, root)) {
            throw new WrongTileException("the tiles at the edge do not give the root of the tree of " + size);
        }
        return new CheckedTiles(size, reader, Map.copyOf(edge));
    }

    /// A tile of the tree, or the first part of one, as smaller trees have it.
    ///
    /// @throws IllegalArgumentException when the tree does not reach that far
    /// @throws WrongTileException when what was read does not belong to the tree
    /// @throws IOException when a tile cannot be had
    @Override
    public byte[] read(Tile tile) throws IOException {
        Tile whole = Tile.in(size, tile.level(), tile.number())
                .filter(known -> known.width() >= tile.width())
                .orElseThrow(() -> new IllegalArgumentException("a tree of " + size + " has no " + tile.path()));
        return Arrays.copyOf(verified(whole), tile.bytes());
    }

    private byte[] verified(Tile tile) throws IOException {
        byte[] kept = Objects.requireNonNullElseGet(edge.get(tile), () -> parents.getOrDefault(tile, new byte[0]));
        if (kept.length > 0) {
            return kept;
        }
        Tile above = Tile.in(size, tile.level() + 1, tile.number() / Tile.WIDTH).orElseThrow();
        byte[] parent = verified(above);
        byte[] content = readExactly(reader, tile);
        int at = (int) (tile.number() % Tile.WIDTH) * MerkleTree.HASH_LENGTH;
        if (!Arrays.equals(MerkleTree.root(content), Arrays.copyOfRange(parent, at, at + MerkleTree.HASH_LENGTH))) {
            throw new WrongTileException(tile.path() + " does not belong to the tree of " + size);
        }
        if (tile.level() > 0) {
            parents.put(tile, content);
        }
        return content;
    }

    private static byte[] readExactly(TileReader reader, Tile tile) throws IOException {
        return TreeNodes.read(reader, tile).clone();
    }

    /// Checks that a bundle holds the log's entries.
    ///
    /// @throws IllegalArgumentException when the tree does not reach that far
    /// @throws WrongTileException when one of its entries is not in the tree at its place
    /// @throws IOException when a tile cannot be had
    public void check(BundleName name, EntryBundle bundle) throws IOException {
        if (!Arrays.equals(bundle.leafHashes(), read(name.tile()))) {
            throw new WrongTileException(name.path() + " holds other entries than the tree of " + size);
        }
    }
}
