package eu.undersigned.tlog;

import java.util.Objects;

/// The hashes of a Merkle tree with SHA-256. Every hash has 32 bytes.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962, section 2.1</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.1">RFC 9162, section 2.1.1</a>
public final class MerkleTree {
    /// Bytes of a hash.
    public static final int HASH_LENGTH = 32;

    private MerkleTree() {}

    /// `SHA-256(0x00 || entry)`.
    public static byte[] leafHash(byte[] entry) {
        return new TreeHasher().leaf(entry, 0, entry.length);
    }

    /// The leaf hash of `length` bytes from `offset` on.
    ///
    /// @throws IndexOutOfBoundsException when the range is not inside of the bytes
    public static byte[] leafHash(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return new TreeHasher().leaf(bytes, offset, length);
    }

    /// `SHA-256(0x01 || left || right)`.
    ///
    /// @throws IllegalArgumentException when one of them does not have 32 bytes
    public static byte[] nodeHash(byte[] left, byte[] right) {
        return new TreeHasher().node(requireHash(left), requireHash(right));
    }

    /// The node over two hashes that lie somewhere in larger arrays, such as a tile.
    ///
    /// @throws IndexOutOfBoundsException when there are no 32 bytes at an offset
    public static byte[] nodeHash(byte[] left, int leftOffset, byte[] right, int rightOffset) {
        Objects.checkFromIndexSize(leftOffset, HASH_LENGTH, left.length);
        Objects.checkFromIndexSize(rightOffset, HASH_LENGTH, right.length);
        byte[] hash = new byte[HASH_LENGTH];
        new TreeHasher().node(left, leftOffset, right, rightOffset, hash, 0);
        return hash;
    }

    /// The root of a tree without leaves: SHA-256 of nothing.
    public static byte[] emptyRoot() {
        return TreeHasher.newDigest().digest();
    }

    /// The tree head over consecutive nodes of one level, as they lie in a tile.
    ///
    /// @param hashes any number of hashes, 32 bytes each, in one piece; without any, the result is
    ///     [#emptyRoot()]
    /// @throws IllegalArgumentException when the length is no multiple of 32
    public static byte[] root(byte[] hashes) {
        if (hashes.length % HASH_LENGTH != 0) {
            throw new IllegalArgumentException("hashes have 32 bytes each; these are " + hashes.length + " bytes");
        }
        return hashes.length == 0 ? emptyRoot() : new TreeHasher().root(hashes.clone(), hashes.length / HASH_LENGTH);
    }

    static byte[] requireHash(byte[] hash) {
        if (hash.length != HASH_LENGTH) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + hash.length);
        }
        return hash;
    }
}
