package eu.undersigned.tools.verify;

import eu.undersigned.tlog.BundleName;
import eu.undersigned.tlog.CheckedTiles;
import eu.undersigned.tlog.Checkpoint;
import eu.undersigned.tlog.EntryBundle;
import eu.undersigned.tlog.MalformedException;
import eu.undersigned.tlog.MerkleTree;
import eu.undersigned.tlog.Proofs;
import eu.undersigned.tlog.Tile;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// The tree of a checkpoint, of which nothing is believed before it was checked up to the root. For many
/// threads.
final class LogTree {
    /// The format allows more; leaves that count people have less than 100 KiB together.
    private static final int MOST_BUNDLE = 4 << 20;
    private static final int MOST_TILE = Tile.WIDTH * MerkleTree.HASH_LENGTH;
    /// 64 thousand million leaves: several times mankind. A size beyond says that something else is wrong.
    private static final long MOST_LEAVES = 1L << 36;

    private final Source source;
    private final Checkpoint head;
    private final CheckedTiles tiles;

    /// A bundle that belongs to the tree.
    ///
    /// @param tile of level 0 beside it
    /// @param content as in the tree of this size, even where the log has a longer one now
    /// @param entries in their order
    record Bundle(BundleName name, byte[] tile, byte[] content, Entry[] entries) {
        long first() {
            return name.number() * Tile.WIDTH;
        }
    }

    private LogTree(Source source, Checkpoint head) throws IOException {
        this.source = source;
        this.head = head;
        this.tiles = CheckedTiles.open(head, this::tile);
    }

    /// @param head whose signature was checked
    /// @throws DiffersException or [eu.undersigned.tlog.WrongTileException] when the tiles do not give its
    ///     root
    static LogTree of(Source source, Checkpoint head) throws IOException {
        if (head.size() > MOST_LEAVES) {
            throw new IOException("a log of " + head.size() + " leaves is longer than this program reads");
        }
        return new LogTree(source, head);
    }

    Checkpoint head() {
        return head;
    }

    /// The root that this tree had when it was smaller.
    byte[] rootAt(long size) throws IOException {
        return Proofs.root(size, tiles);
    }

    /// Whether it begins with all leaves of another one.
    boolean continues(Checkpoint earlier) throws IOException {
        return earlier.size() <= head.size() && Arrays.equals(rootAt(earlier.size()), earlier.root());
    }

    /// A tile of any level, checked.
    byte[] checkedTile(Tile tile) throws IOException {
        return tiles.read(tile);
    }

    Bundle bundle(long number) throws IOException {
        BundleName name = BundleName.in(head.size(), number).orElseThrow();
        byte[] tile = tiles.read(name.tile());
        EntryBundle bundle = entries(name);
        Entry[] entries = new Entry[name.width()];
        byte[][] leaves = new byte[name.width()][];
        int length = 0;
        for (int i = 0; i < entries.length; i++) {
            leaves[i] = bundle.entry(i);
            length += 2 + leaves[i].length;
        }
        requireSame(name, tile, bundle.leafHashes());
        for (int i = 0; i < entries.length; i++) {
            entries[i] = Entry.of(leaves[i]);
        }
        return new Bundle(name, tile, content(leaves, length), entries);
    }

    private static byte[] content(byte[][] leaves, int length) {
        byte[] content = new byte[length];
        int at = 0;
        for (byte[] leaf : leaves) {
            content[at++] = (byte) (leaf.length >> 8);
            content[at++] = (byte) leaf.length;
            System.arraycopy(leaf, 0, content, at, leaf.length);
            at += leaf.length;
        }
        return content;
    }

    private static void requireSame(BundleName name, byte[] tile, byte[] hashes) throws DiffersException {
        int differs = Arrays.mismatch(tile, 0, tile.length, hashes, 0, tile.length);
        if (differs >= 0) {
            long index = name.number() * Tile.WIDTH + differs / MerkleTree.HASH_LENGTH;
            throw new DiffersException("leaf " + index + " was altered: " + name.path()
                    + " has other bytes there than those that were signed");
        }
    }

    /// As many entries as its name says, or all of the full bundle.
    private EntryBundle entries(BundleName name) throws IOException {
        Optional<byte[]> content = source.file(name.path(), MOST_BUNDLE);
        int width = name.width();
        if (content.isEmpty() && width < Tile.WIDTH) {
            width = Tile.WIDTH; // the log grew, and partial ones are not kept for ever
            content = source.file(new BundleName(name.number(), width).path(), MOST_BUNDLE);
        }
        try {
            return EntryBundle.parse(content.orElseThrow(() -> missing(name.path())), width);
        } catch (MalformedException e) {
            throw new DiffersException(name.path() + " is damaged: " + e.getMessage());
        }
    }

    private byte[] tile(Tile tile) throws IOException {
        Optional<byte[]> content = source.file(tile.path(), MOST_TILE);
        int width = tile.width();
        if (content.isEmpty() && width < Tile.WIDTH) {
            width = Tile.WIDTH;
            content = source.file(new Tile(tile.level(), tile.number(), width).path(), MOST_TILE);
        }
        byte[] hashes = content.orElseThrow(() -> missing(tile.path()));
        if (hashes.length != width * MerkleTree.HASH_LENGTH) {
            throw new DiffersException(tile.path() + " is damaged: it has " + hashes.length + " bytes instead of "
                    + width * MerkleTree.HASH_LENGTH);
        }
        return Arrays.copyOf(hashes, tile.width() * MerkleTree.HASH_LENGTH);
    }

    private static DiffersException missing(String path) {
        return new DiffersException(path + " is missing, although the signed tree needs it");
    }
}
