package eu.undersigned.tlog;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Up to 256 consecutive entries of a log in one file, each behind its length in two bytes, most
/// significant first.
///
/// @see <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles, "Log entries"</a>
public final class EntryBundle {
    /// The longest entry, in bytes.
    public static final int MAX_ENTRY_BYTES = 0xFFFF;

    private static final int LENGTH_BYTES = 2;

    private final byte[] bytes;

    /// Where each entry begins, and one more: where the next would.
    private final int[] offsets;

    private EntryBundle(byte[] bytes, int[] offsets) {
        this.bytes = bytes;
        this.offsets = offsets;
    }

    /// @param entries 1 to 256, each of at most 65,535 bytes
    /// @throws IllegalArgumentException when there are more or fewer, or one is longer
    public static byte[] encode(List<byte[]> entries) {
        requireWidth(entries.size());
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            if (entry.length > MAX_ENTRY_BYTES) {
                throw new IllegalArgumentException("an entry has at most 65,535 bytes, not " + entry.length);
            }
            bundle.write(entry.length >> 8);
            bundle.write(entry.length);
            bundle.writeBytes(entry);
        }
        return bundle.toByteArray();
    }

    /// @param width entries that must be in it, no more and no fewer; 1 to 256
    /// @throws MalformedException when it ends too early or too late
    /// @throws IllegalArgumentException when the width is out of range
    public static EntryBundle parse(byte[] bytes, int width) throws MalformedException {
        requireWidth(width);
        int[] offsets = new int[width + 1];
        int at = 0;
        for (int i = 0; i < width; i++) {
            if (bytes.length - at < LENGTH_BYTES) {
                throw new MalformedException("the bundle ends before entry " + i + " of " + width);
            }
            int length = ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
            at += LENGTH_BYTES;
            offsets[i] = at;
            if (bytes.length - at < length) {
                throw new MalformedException("the bundle ends inside of entry " + i + " of " + width);
            }
            at += length;
        }
        if (at != bytes.length) {
            throw new MalformedException(bytes.length - at + " bytes are left over behind " + width + " entries");
        }
        offsets[width] = at + LENGTH_BYTES;
        return new EntryBundle(bytes.clone(), offsets);
    }

    private static void requireWidth(int width) {
        if (width < 1 || width > Tile.WIDTH) {
            throw new IllegalArgumentException("a bundle has 1 to 256 entries, not " + width);
        }
    }

    /// Number of entries.
    public int width() {
        return offsets.length - 1;
    }

    /// @param i counted from 0 in this bundle
    /// @throws IndexOutOfBoundsException when it has no such entry
    public byte[] entry(int i) {
        Objects.checkIndex(i, width());
        return Arrays.copyOfRange(bytes, offsets[i], end(i));
    }

    private int end(int i) {
        return offsets[i + 1] - LENGTH_BYTES;
    }

    /// The leaf hashes of all entries, 32 bytes each: the content of the tile of level 0 with the same
    /// number and width.
    public byte[] leafHashes() {
        TreeHasher hasher = new TreeHasher();
        byte[] hashes = new byte[width() * MerkleTree.HASH_LENGTH];
        for (int i = 0; i < width(); i++) {
            hasher.leaf(bytes, offsets[i], end(i) - offsets[i], hashes, i * MerkleTree.HASH_LENGTH);
        }
        return hashes;
    }
}
