package eu.undersigned.secrets;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// XAES-256-GCM: AES-256-GCM with a 192-bit random nonce, so that one key may seal as many records as Europe has
/// people without a nonce ever repeating.
///
/// Shapes: a box is `nonce (24 bytes) || ciphertext || tag (16 bytes)`, 40 bytes more than what it holds.
///
/// @see <a href="https://c2sp.org/XAES-256-GCM">C2SP XAES-256-GCM</a>
public final class SecretBox {
    private static final int NONCE = 24;
    private static final int TAG = 16;

    /// How much longer a box is than its content, in bytes.
    public static final int OVERHEAD = NONCE + TAG;

    private final SecretKeySpec key;
    private final byte[] k1;
    private final SecureRandom random;

    public SecretBox(byte[] key, SecureRandom random) {
        if (key.length != Secrets.LENGTH) {
            throw new IllegalArgumentException("a key has 32 bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
        this.k1 = doubled(block(new byte[16]));
        this.random = random;
    }

    /// Seals `content`; `context` is bound to it and must be given again to open the box.
    public byte[] seal(byte[] context, byte[] content) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        return seal(nonce, context, content);
    }

    byte[] seal(byte[] nonce, byte[] context, byte[] content) {
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce);
            cipher.updateAAD(context);
            byte[] box = Arrays.copyOf(nonce, NONCE + content.length + TAG);
            cipher.doFinal(content, 0, content.length, box, NONCE);
            return box;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What the box holds; empty when it was changed, cut, or sealed under another key or context.
    public Optional<byte[]> open(byte[] context, byte[] box) {
        if (box.length < OVERHEAD) {
            return Optional.empty();
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(box, NONCE));
            cipher.updateAAD(context);
            return Optional.of(cipher.doFinal(box, NONCE, box.length - NONCE));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        byte[] derived = new byte[32];
        for (int half = 0; half < 2; half++) {
            byte[] message = new byte[16];
            message[1] = (byte) (half + 1);
            message[2] = 'X';
            System.arraycopy(nonce, 0, message, 4, 12);
            for (int i = 0; i < 16; i++) {
                message[i] ^= k1[i];
            }
            System.arraycopy(block(message), 0, derived, 16 * half, 16);
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(derived, "AES"),
                new GCMParameterSpec(8 * TAG, Arrays.copyOfRange(nonce, 12, 24)));
        return cipher;
    }

    private byte[] block(byte[] sixteen) {
        try {
            // One block at a time is what the derivation asks for; no message is ever encrypted in this mode.
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key);
            return cipher.doFinal(sixteen);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] doubled(byte[] block) {
        byte[] result = new byte[16];
        int carry = (block[0] & 0x80) != 0 ? 0x87 : 0;
        for (int i = 15; i >= 0; i--) {
            result[i] = (byte) (block[i] << 1 | (i == 15 ? 0 : (block[i + 1] & 0x80) >>> 7));
        }
        result[15] ^= (byte) carry;
        return result;
    }
}
