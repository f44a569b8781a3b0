package eu.undersigned.tools;

import eu.undersigned.seal.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.crypto.threshold.SecretShare;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter.Algorithm;
import org.bouncycastle.crypto.threshold.ShamirSplitSecret;
import org.bouncycastle.crypto.threshold.ShamirSplitSecretShare;

/// Shamir's secret sharing of a key's 32 bytes, byte by byte, in the field of AES: GF(2^8) modulo x^8+x^4+x^3+x+1.
final class KeySplitting {
    private KeySplitting() {}

    /// @param threshold how many of them give the key back, 2 to `total`
    static List<KeyShare> split(Identity identity, int threshold, int total, SecureRandom random) {
        SecretShare[] values = ShamirSecretSplitter.getInstance(Algorithm.AES, KeyShare.SECRET_BYTES, random)
                .resplit(identity.secretBytes(), threshold, total)
                .getSecretShares();
        int split = random.nextInt();
        List<KeyShare> shares = new ArrayList<>();
        for (int i = 0; i < total; i++) {
            shares.add(new KeyShare(identity.recipient(), threshold, i + 1, split, bytes(values[i])));
        }
        return shares;
    }

    private static byte[] bytes(SecretShare value) {
        try {
            return value.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the shares give together. Whether that is the key, only its public half tells.
    ///
    /// @param shares at least as many as their threshold, each number once
    static Identity join(List<KeyShare> shares) {
        ShamirSplitSecretShare[] values = shares.stream()
                .map(share -> new ShamirSplitSecretShare(share.bytes(), share.number()))
                .toArray(ShamirSplitSecretShare[]::new);
        try {
            return Identity.of(
                    ShamirSplitSecret.getInstance(Algorithm.AES, values).getSecret());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
