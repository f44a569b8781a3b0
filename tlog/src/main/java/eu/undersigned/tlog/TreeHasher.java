package eu.undersigned.tlog;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// SHA-256 over leaves and nodes, with one digest and one buffer for a chain of calls. For one thread at
/// a time.
final class TreeHasher {
    static final int HASH = MerkleTree.HASH_LENGTH;

    /// Only ever cloned: to look the algorithm up takes longer than to hash a node.
    private static final MessageDigest PROTOTYPE = sha256();

    /// What sets leaves and nodes apart: RFC 6962, section 2.1.
    private static final byte LEAF = 0;

    private static final byte NODE = 1;

    private final MessageDigest digest = newDigest();
    private final byte[] node = new byte[1 + 2 * HASH];

    TreeHasher() {
        node[0] = NODE;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static MessageDigest newDigest() {
        try {
            return (MessageDigest) PROTOTYPE.clone();
        } catch (CloneNotSupportedException _) {
            return sha256();
        }
    }

    byte[] leaf(byte[] bytes, int offset, int length) {
        digest.update(LEAF);
        digest.update(bytes, offset, length);
        return digest.digest();
    }

    void leaf(byte[] bytes, int offset, int length, byte[] target, int targetOffset) {
        digest.update(LEAF);
        digest.update(bytes, offset, length);
        finish(target, targetOffset);
    }

    byte[] node(byte[] left, byte[] right) {
        byte[] hash = new byte[HASH];
        node(left, 0, right, 0, hash, 0);
        return hash;
    }

    /// The target may be one of the sources.
    void node(byte[] left, int leftOffset, byte[] right, int rightOffset, byte[] target, int targetOffset) {
        System.arraycopy(left, leftOffset, node, 1, HASH);
        System.arraycopy(right, rightOffset, node, 1 + HASH, HASH);
        digest.update(node);
        finish(target, targetOffset);
    }

    private void finish(byte[] target, int offset) {
        try {
            digest.digest(target, offset, HASH);
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The tree head over `count` hashes; `hashes` is overwritten. Pairs are joined level by level, and a
    /// last one without a partner moves up: the same tree as the recursive definition's.
    byte[] root(byte[] hashes, int count) {
        for (int left = count; left > 1; left = (left + 1) / 2) {
            for (int i = 0; i + 1 < left; i += 2) {
                node(hashes, i * HASH, hashes, (i + 1) * HASH, hashes, i / 2 * HASH);
            }
            if (left % 2 == 1) {
                System.arraycopy(hashes, (left - 1) * HASH, hashes, left / 2 * HASH, HASH);
            }
        }
        return Arrays.copyOf(hashes, HASH);
    }
}
