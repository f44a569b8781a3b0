package eu.undersigned.transparency;

import eu.undersigned.tlog.EntryBundle;
import eu.undersigned.tlog.Frontier;
import eu.undersigned.tlog.MerkleTree;
import eu.undersigned.tlog.Tile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The growing edge of a log: the last bundle of leaves and the last tile of each level, and what changed in them.
/// Nothing of it lasts: the database has it all, and after any failure it is read anew.
final class LogTree {
    /// Hashes of one level's last tile, one after the other.
    private static final class Level {
        private final byte[] hashes = new byte[Tile.WIDTH * MerkleTree.HASH_LENGTH];
        private int width;

        void add(byte[] hash) {
            System.arraycopy(hash, 0, hashes, width * MerkleTree.HASH_LENGTH, MerkleTree.HASH_LENGTH);
            width++;
        }

        byte[] bytes() {
            return Arrays.copyOf(hashes, width * MerkleTree.HASH_LENGTH);
        }

        List<byte[]> list() {
            List<byte[]> list = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                list.add(Arrays.copyOfRange(hashes, i * MerkleTree.HASH_LENGTH, (i + 1) * MerkleTree.HASH_LENGTH));
            }
            return list;
        }
    }

    /// A tile's place.
    record Place(int level, long number) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return level == other.level ? Long.compare(number, other.number) : Integer.compare(level, other.level);
        }
    }

    private final List<byte[]> entries = new ArrayList<>();
    private final List<Level> levels = new ArrayList<>();
    private final Map<Long, byte[]> changedBundles = new TreeMap<>();
    private final Map<Place, byte[]> changedTiles = new TreeMap<>();
    private long size;

    /// @param lastEntries of the last bundle, when it is not full
    /// @param lastTiles hashes of the last tile of each level from 1 on, when it is not full
    LogTree(long size, List<byte[]> lastEntries, List<byte[]> lastTiles) {
        this.size = size;
        levels.add(new Level());
        for (byte[] entry : lastEntries) {
            entries.add(entry);
            levels.getFirst().add(MerkleTree.leafHash(entry));
        }
        for (byte[] hashes : lastTiles) {
            Level level = new Level();
            System.arraycopy(hashes, 0, level.hashes, 0, hashes.length);
            level.width = hashes.length / MerkleTree.HASH_LENGTH;
            levels.add(level);
        }
    }

    long size() {
        return size;
    }

    /// @return its index
    long append(byte[] entry) {
        entries.add(entry);
        levels.getFirst().add(MerkleTree.leafHash(entry));
        if (levels.getFirst().width == Tile.WIDTH) {
            changedBundles.put(size / Tile.WIDTH, EntryBundle.encode(entries));
            entries.clear();
            raise(0);
        }
        return size++;
    }

    /// A full tile's root becomes a hash of the level above.
    private void raise(int from) {
        Level full = levels.get(from);
        byte[] root = MerkleTree.root(full.hashes);
        full.width = 0;
        if (levels.size() == from + 1) {
            levels.add(new Level());
        }
        Level above = levels.get(from + 1);
        above.add(root);
        if (above.width == Tile.WIDTH) {
            // `size` does not count the leaf that made this tile full: it is still that of a leaf below the tile.
            changedTiles.put(new Place(from + 1, size >> (Tile.HEIGHT * (from + 2))), above.bytes());
            raise(from + 1);
        }
    }

    byte[] root() {
        Frontier frontier = Frontier.empty();
        for (int level = levels.size() - 1; level >= 0; level--) {
            for (byte[] hash : levels.get(level).list()) {
                frontier.appendSubtree(hash, Tile.HEIGHT * level);
            }
        }
        return frontier.root();
    }

    /// What has changed since the tree was made or asked, the growing edge included.
    record Changes(Map<Long, byte[]> bundles, Map<Place, byte[]> tiles) {}

    Changes changes() {
        if (!entries.isEmpty()) {
            changedBundles.put(size / Tile.WIDTH, EntryBundle.encode(entries));
        }
        for (int level = 1; level < levels.size(); level++) {
            if (levels.get(level).width > 0) {
                changedTiles.put(
                        new Place(level, size >> (Tile.HEIGHT * (level + 1))),
                        levels.get(level).bytes());
            }
        }
        Changes changes = new Changes(new TreeMap<>(changedBundles), new TreeMap<>(changedTiles));
        changedBundles.clear();
        changedTiles.clear();
        return changes;
    }
}
