package eu.undersigned.tlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The right edge of a growing tree: the roots of the perfect subtrees that its leaves fall into, at most
/// 63. That is all that a log has to keep in order to go on. For one thread at a time.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.2">RFC 9162, section 2.1.2</a>
public final class Frontier {
    private static final int MAX_HEIGHT = 62;

    private final TreeHasher hasher = new TreeHasher();

    /// By height; of use where `size` has that bit.
    private final byte[][] subtrees = new byte[MAX_HEIGHT + 1][];

    private long size;

    private Frontier() {}

    public static Frontier empty() {
        return new Frontier();
    }

    /// The frontier that [#size()] and [#hashes()] of another one were taken from.
    ///
    /// @param size leaves
    /// @param hashes largest subtree first; as many as `size` has bits that are set
    /// @throws IllegalArgumentException when the number of hashes does not fit the size, or one does not
    ///     have 32 bytes
    public static Frontier of(long size, List<byte[]> hashes) {
        if (size < 0 || Long.bitCount(size) != hashes.size()) {
            throw new IllegalArgumentException(hashes.size() + " hashes are no frontier of a tree of " + size);
        }
        Frontier frontier = new Frontier();
        frontier.size = size;
        long left = size;
        for (byte[] hash : hashes) {
            int height = Long.numberOfTrailingZeros(Long.highestOneBit(left));
            frontier.subtrees[height] = MerkleTree.requireHash(hash).clone();
            left &= ~(1L << height);
        }
        return frontier;
    }

    /// Leaves so far.
    public long size() {
        return size;
    }

    /// One that grows on its own.
    public Frontier copy() {
        Frontier copy = new Frontier();
        copy.size = size;
        // The hashes themselves are never written to.
        System.arraycopy(subtrees, 0, copy.subtrees, 0, subtrees.length);
        return copy;
    }

    /// @param leafHash [MerkleTree#leafHash(byte\[\])] of the next entry
    public void append(byte[] leafHash) {
        appendSubtree(leafHash, 0);
    }

    /// Appends a perfect subtree of `2^height` leaves at once, such as a full tile (height 8).
    ///
    /// @throws IllegalArgumentException when the size is no multiple of `2^height`, or would pass `2^63 - 1`
    public void appendSubtree(byte[] hash, int height) {
        Objects.checkIndex(height, MAX_HEIGHT + 1);
        long leaves = 1L << height;
        if (size % leaves != 0 || size > Long.MAX_VALUE - leaves) {
            throw new IllegalArgumentException("no subtree of 2^" + height + " leaves fits behind " + size);
        }
        byte[] joined = MerkleTree.requireHash(hash).clone();
        int at = height;
        while ((size >> at & 1) == 1) {
            joined = hasher.node(subtrees[at], joined);
            at++;
        }
        subtrees[at] = joined;
        size += leaves;
    }

    /// The tree head.
    public byte[] root() {
        List<byte[]> hashes = hashes();
        if (hashes.isEmpty()) {
            return MerkleTree.emptyRoot();
        }
        byte[] root = hashes.removeLast();
        for (byte[] left : hashes.reversed()) {
            root = hasher.node(left, root);
        }
        return root;
    }

    /// The roots of the perfect subtrees, largest first: what [#of(long, List)] takes.
    public List<byte[]> hashes() {
        List<byte[]> hashes = new ArrayList<>();
        for (int height = MAX_HEIGHT; height >= 0; height--) {
            if ((size >> height & 1) == 1) {
                hashes.add(subtrees[height].clone());
            }
        }
        return hashes;
    }
}
