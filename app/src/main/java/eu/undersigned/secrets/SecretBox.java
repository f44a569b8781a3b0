package eu.undersigned.secrets;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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

    /// Ciphers at rest: to make one costs more than to seal a name with it.
    private final Queue<Ciphers> idle = new ConcurrentLinkedQueue<>();

    private final SecretKeySpec key;
    private final byte[] k1;
    private final SecureRandom random;

    /// @param blocks derives keys, one block at a time; no message is ever encrypted in its mode
    private record Ciphers(Cipher blocks, Cipher messages) {}

    public SecretBox(byte[] key, SecureRandom random) {
        if (key.length != Secrets.LENGTH) {
            throw new IllegalArgumentException("a key has 32 bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
        try {
            this.k1 = doubled(fresh().blocks().doFinal(new byte[16]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Seals `content`; `context` is bound to it and must be given again to open the box.
    public byte[] seal(byte[] context, byte[] content) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        return seal(nonce, context, content);
    }

    byte[] seal(byte[] nonce, byte[] context, byte[] content) {
        try {
            Ciphers ciphers = borrow();
            initialise(ciphers, Cipher.ENCRYPT_MODE, nonce);
            ciphers.messages().updateAAD(context);
            byte[] box = Arrays.copyOf(nonce, NONCE + content.length + TAG);
            ciphers.messages().doFinal(content, 0, content.length, box, NONCE);
            idle.offer(ciphers);
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
            Ciphers ciphers = borrow();
            initialise(ciphers, Cipher.DECRYPT_MODE, Arrays.copyOf(box, NONCE));
            ciphers.messages().updateAAD(context);
            byte[] content = ciphers.messages().doFinal(box, NONCE, box.length - NONCE);
            idle.offer(ciphers);
            return Optional.of(content);
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Ciphers borrow() throws GeneralSecurityException {
        Ciphers ciphers = idle.poll();
        return ciphers == null ? fresh() : ciphers;
    }

    private Ciphers fresh() throws GeneralSecurityException {
        Cipher blocks = Cipher.getInstance("AES/ECB/NoPadding");
        blocks.init(Cipher.ENCRYPT_MODE, key);
        return new Ciphers(blocks, Cipher.getInstance("AES/GCM/NoPadding"));
    }

    /// Derives the message's key from the first half of the nonce; the second half is AES-GCM's own.
    private void initialise(Ciphers ciphers, int mode, byte[] nonce) throws GeneralSecurityException {
        byte[] messages = new byte[32];
        for (int half = 0; half < 2; half++) {
            messages[16 * half + 1] = (byte) (half + 1);
            messages[16 * half + 2] = 'X';
            System.arraycopy(nonce, 0, messages, 16 * half + 4, 12);
            for (int i = 0; i < 16; i++) {
                messages[16 * half + i] ^= k1[i];
            }
        }
        byte[] derived = ciphers.blocks().doFinal(messages);
        ciphers.messages()
                .init(
                        mode,
                        new SecretKeySpec(derived, "AES"),
                        new GCMParameterSpec(8 * TAG, Arrays.copyOfRange(nonce, 12, 24)));
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
