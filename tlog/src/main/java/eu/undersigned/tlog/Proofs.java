package eu.undersigned.tlog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Proofs that an entry is in a tree, and that a tree continues an older one.
///
/// Those that make one read only tiles that a tree of the size has, and each at most once. Sizes and
/// indexes count leaves. Hashes have 32 bytes; a proof has at most 63 of them, the leaf's side first.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3">RFC 9162, sections 2.1.3 and
///     2.1.4</a>
public final class Proofs {
    /// A tree of less than `2^63` leaves has no longer ones.
    public static final int MAX_HASHES = 63;

    private Proofs() {}

    /// The audit path of a leaf.
    ///
    /// @throws IllegalArgumentException unless `0 <= index < size`
    /// @throws IOException when a tile cannot be had or has another length than it should
    public static List<byte[]> inclusion(long index, long size, TileReader reader) throws IOException {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of " + size + " has no leaf with index " + index);
        }
        TreeNodes nodes = new TreeNodes(size, reader);
        List<byte[]> rootFirst = new ArrayList<>();
        long begin = 0;
        long end = size;
        while (end - begin > 1) {
            long middle = begin + split(end - begin);
            if (index < middle) {
                rootFirst.add(nodes.range(middle, end));
                end = middle;
            } else {
                rootFirst.add(nodes.range(begin, middle));
                begin = middle;
            }
        }
        return List.copyOf(rootFirst.reversed());
    }

    /// That a tree of `size` begins with all leaves of one of `oldSize`. Empty when the old tree is empty
    /// or as large.
    ///
    /// @throws IllegalArgumentException unless `0 <= oldSize <= size`
    /// @throws IOException when a tile cannot be had or has another length than it should
    public static List<byte[]> consistency(long oldSize, long size, TileReader reader) throws IOException {
        if (oldSize < 0 || oldSize > size) {
            throw new IllegalArgumentException("a tree of " + size + " does not continue one of " + oldSize);
        }
        if (oldSize == 0 || oldSize == size) {
            return List.of();
        }
        TreeNodes nodes = new TreeNodes(size, reader);
        List<byte[]> rootFirst = new ArrayList<>();
        long begin = 0;
        long end = size;
        while (oldSize < end) {
            long middle = begin + split(end - begin);
            if (oldSize <= middle) {
                rootFirst.add(nodes.range(middle, end));
                end = middle;
            } else {
                rootFirst.add(nodes.range(begin, middle));
                begin = middle;
            }
        }
        if (begin > 0) {
            rootFirst.add(nodes.range(begin, end));
        }
        return List.copyOf(rootFirst.reversed());
    }

    /// The largest power of two below `leaves`.
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }

    /// The tree head.
    ///
    /// @throws IOException when a tile cannot be had or has another length than it should
    public static byte[] root(long size, TileReader reader) throws IOException {
        return frontier(size, reader).root();
    }

    /// What is needed to let the tree grow on.
    ///
    /// @throws IOException when a tile cannot be had or has another length than it should
    public static Frontier frontier(long size, TileReader reader) throws IOException {
        TreeNodes nodes = new TreeNodes(size, reader);
        List<byte[]> hashes = new ArrayList<>();
        long begin = 0;
        while (begin < size) {
            long subtree = Long.highestOneBit(size - begin);
            hashes.add(nodes.perfect(begin, Long.numberOfTrailingZeros(subtree)));
            begin += subtree;
        }
        return Frontier.of(size, hashes);
    }

    /// Checks that a leaf is in the tree with this root. Whatever index, size and proof a stranger gives,
    /// the answer is `false` and no error.
    ///
    /// @throws IllegalArgumentException when `leafHash` or `root` does not have 32 bytes
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3.2">RFC 9162, section 2.1.3.2</a>
    public static boolean verifyInclusion(byte[] leafHash, long index, long size, List<byte[]> proof, byte[] root) {
        MerkleTree.requireHash(root);
        byte[] hash = MerkleTree.requireHash(leafHash);
        if (index < 0 || index >= size || !areHashes(proof)) {
            return false;
        }
        TreeHasher hasher = new TreeHasher();
        long node = index;
        long last = size - 1;
        for (byte[] sibling : proof) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = hasher.node(sibling, hash);
                int lifted = Long.numberOfTrailingZeros(node);
                node >>= lifted;
                last >>= lifted;
            } else {
                hash = hasher.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /// Checks that the tree of `size` begins with all leaves of the one of `oldSize`. Whatever sizes and
    /// proof a stranger gives, the answer is `false` and no error. Every tree continues the empty one,
    /// without a proof.
    ///
    /// @throws IllegalArgumentException when a root does not have 32 bytes
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.4.2">RFC 9162, section 2.1.4.2</a>
    public static boolean verifyConsistency(long oldSize, byte[] oldRoot, long size, byte[] root, List<byte[]> proof) {
        MerkleTree.requireHash(oldRoot);
        MerkleTree.requireHash(root);
        if (oldSize < 0 || oldSize > size || !areHashes(proof)) {
            return false;
        }
        if (oldSize == size) {
            return proof.isEmpty() && Arrays.equals(oldRoot, root);
        }
        if (oldSize == 0) {
            return proof.isEmpty() && Arrays.equals(oldRoot, MerkleTree.emptyRoot());
        }
        return new ConsistencyCheck(oldSize, oldRoot, size).follow(proof, root);
    }

    private static boolean areHashes(List<byte[]> proof) {
        return proof.size() <= MAX_HASHES && proof.stream().allMatch(hash -> hash.length == MerkleTree.HASH_LENGTH);
    }
}
