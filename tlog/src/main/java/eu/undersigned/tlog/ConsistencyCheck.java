package eu.undersigned.tlog;

import java.util.Arrays;
import java.util.List;

/// Computes both roots at once out of a consistency proof, for `0 < oldSize < size`.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.4.2">RFC 9162, section 2.1.4.2</a>
final class ConsistencyCheck {
    private final TreeHasher hasher = new TreeHasher();
    private final long oldSize;
    private final byte[] oldRoot;
    private long node;
    private long last;

    ConsistencyCheck(long oldSize, byte[] oldRoot, long size) {
        this.oldSize = oldSize;
        this.oldRoot = oldRoot;
        int lifted = Long.numberOfTrailingZeros(oldSize);
        this.node = (oldSize - 1) >> lifted;
        this.last = (size - 1) >> lifted;
    }

    boolean follow(List<byte[]> proof, byte[] root) {
        // An old tree that is perfect is itself the first node of the proof, and left out of it.
        boolean isPerfect = Long.bitCount(oldSize) == 1;
        if (proof.isEmpty()) {
            return false;
        }
        byte[] first = isPerfect ? oldRoot : proof.getFirst();
        byte[] oldHash = first;
        byte[] newHash = first;
        for (byte[] sibling : isPerfect ? proof : proof.subList(1, proof.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                oldHash = hasher.node(sibling, oldHash);
                newHash = hasher.node(sibling, newHash);
                int lifted = Long.numberOfTrailingZeros(node);
                node >>= lifted;
                last >>= lifted;
            } else {
                newHash = hasher.node(newHash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(oldHash, oldRoot) && Arrays.equals(newHash, root);
    }
}
