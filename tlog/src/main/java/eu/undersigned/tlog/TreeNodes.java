package eu.undersigned.tlog;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Hashes of subtrees of a tree of one size, out of its tiles. Reads each tile at most once. For one
/// thread at a time.
final class TreeNodes {
    private final long size;
    private final TileReader reader;
    private final Map<Tile, byte[]> tiles = new HashMap<>();
    private final TreeHasher hasher = new TreeHasher();

    TreeNodes(long size, TileReader reader) {
        this.size = size;
        this.reader = reader;
    }

    /// The head over the leaves from `begin` up to `end`: a subtree of the tree, so `begin` is a multiple
    /// of the largest power of two that is not above its number of leaves.
    byte[] range(long begin, long end) throws IOException {
        long subtree = Long.highestOneBit(end - begin);
        byte[] left = perfect(begin, Long.numberOfTrailingZeros(subtree));
        return begin + subtree == end ? left : hasher.node(left, range(begin + subtree, end));
    }

    /// The head over `2^height` leaves from `begin` on.
    byte[] perfect(long begin, int height) throws IOException {
        int level = height / Tile.HEIGHT;
        int count = 1 << height % Tile.HEIGHT;
        long first = begin >> (level * Tile.HEIGHT);
        byte[] tile = tile(Tile.in(size, level, first / Tile.WIDTH).orElseThrow());
        int from = (int) (first % Tile.WIDTH) * MerkleTree.HASH_LENGTH;
        return hasher.root(Arrays.copyOfRange(tile, from, from + count * MerkleTree.HASH_LENGTH), count);
    }

    private byte[] tile(Tile tile) throws IOException {
        byte[] content = tiles.get(tile);
        if (content == null) {
            content = read(reader, tile);
            tiles.put(tile, content);
        }
        return content;
    }

    static byte[] read(TileReader reader, Tile tile) throws IOException {
        byte[] content = Objects.requireNonNull(reader.read(tile));
        if (content.length != tile.bytes()) {
            throw new IOException(tile.path() + " should have " + tile.bytes() + " bytes and has " + content.length);
        }
        return content;
    }
}
