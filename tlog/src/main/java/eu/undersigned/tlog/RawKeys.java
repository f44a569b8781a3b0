package eu.undersigned.tlog;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/// Between the JDK's keys and the bytes that RFC 8032 and FIPS 204 call a key.
final class RawKeys {
    static final int SEED_BYTES = 32;

    private RawKeys() {}

    /// @throws GeneralSecurityException when these bytes are no key of the type
    static PublicKey publicKey(KeyType type, byte[] raw) throws GeneralSecurityException {
        byte[] prefix = HexFormat.of().parseHex(type.derPrefix());
        byte[] encoded = ByteBuffer.allocate(prefix.length + raw.length)
                .put(prefix)
                .put(raw)
                .array();
        PublicKey key = KeyFactory.getInstance(type.algorithm()).generatePublic(new X509EncodedKeySpec(encoded));
        // Whether an Ed25519 key is a point of the curve is found out only now.
        Signature.getInstance(type.algorithm()).initVerify(key);
        return key;
    }

    static byte[] raw(KeyType type, PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - type.keyBytes(), encoded.length);
    }

    /// The pair that belongs to a seed: RFC 8032, section 5.1.5; FIPS 204, algorithm 1. The JDK makes a
    /// public key only where it draws the seed itself, so it is handed this one as if it were drawn.
    ///
    /// @throws IllegalArgumentException when the seed does not have 32 bytes
    static KeyPair fromSeed(KeyType type, byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.length);
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type.algorithm());
            generator.initialize(new NamedParameterSpec(type.algorithm()), new Handing(seed));
            KeyPair pair = generator.generateKeyPair();
            requireWorking(type, pair);
            return pair;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void requireWorking(KeyType type, KeyPair pair) throws GeneralSecurityException {
        byte[] message = {1};
        PublicKey read = publicKey(type, raw(type, pair.getPublic()));
        if (!verifies(type, read, message, sign(type, pair.getPrivate(), message))) {
            throw new IllegalStateException("a key does not verify what it signed");
        }
    }

    static byte[] sign(KeyType type, PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(type.algorithm());
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean verifies(KeyType type, PublicKey key, byte[] message, byte[] signatureBytes) {
        try {
            Signature signature = Signature.getInstance(type.algorithm());
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signatureBytes);
        } catch (SignatureException _) {
            return false; // not even of the form of one
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Hands out a seed once instead of random bytes.
    private static final class Handing extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;
        private boolean isUsed;

        Handing(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (isUsed || bytes.length != SEED_BYTES) {
                throw new IllegalStateException("this JDK makes keys in another way than from one seed");
            }
            isUsed = true;
            System.arraycopy(seed, 0, bytes, 0, SEED_BYTES);
        }
    }
}
