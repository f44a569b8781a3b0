package eu.undersigned.tlog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// RFC 6962, section 2.1, word by word and recursive, over the entries "0", "1", "2" and so on. What the
/// library does in other ways is compared with this.
final class NaiveTree {
    private record Range(int begin, int end) {}

    /// The same ranges come back in every size, and sizes are tried in parallel.
    private final Map<Range, byte[]> heads = new ConcurrentHashMap<>();

    static byte[] entry(long index) {
        return Long.toString(index).getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] leafHash(long index) {
        return sha256(new byte[] {0}, entry(index));
    }

    byte[] head(int size) {
        return head(0, size);
    }

    /// MTH(D[begin:end]).
    byte[] head(int begin, int end) {
        byte[] known = heads.get(new Range(begin, end));
        if (known == null) {
            known = compute(begin, end);
            heads.put(new Range(begin, end), known);
        }
        return known;
    }

    private byte[] compute(int begin, int end) {
        int n = end - begin;
        if (n == 0) {
            return sha256();
        }
        if (n == 1) {
            return leafHash(begin);
        }
        int k = split(n);
        return sha256(new byte[] {1}, head(begin, begin + k), head(begin + k, end));
    }

    /// The largest power of two smaller than n.
    private static int split(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    /// PATH(m, D[begin:end]).
    List<byte[]> path(int m, int begin, int end) {
        int n = end - begin;
        if (n == 1) {
            return new ArrayList<>();
        }
        int k = split(n);
        List<byte[]> path;
        if (m < k) {
            path = path(m, begin, begin + k);
            path.add(head(begin + k, end));
        } else {
            path = path(m - k, begin + k, end);
            path.add(head(begin, begin + k));
        }
        return path;
    }

    /// PROOF(m, D[0:n]); nothing for the empty tree, as tlog-witness says.
    List<byte[]> proof(int m, int n) {
        return m == 0 ? List.of() : subproof(m, 0, n, true);
    }

    private List<byte[]> subproof(int m, int begin, int end, boolean isComplete) {
        int n = end - begin;
        if (m == n) {
            return new ArrayList<>(isComplete ? List.of() : List.of(head(begin, end)));
        }
        int k = split(n);
        List<byte[]> proof;
        if (m <= k) {
            proof = subproof(m, begin, begin + k, isComplete);
            proof.add(head(begin + k, end));
        } else {
            proof = subproof(m - k, begin + k, end, false);
            proof.add(head(begin, begin + k));
        }
        return proof;
    }
}
