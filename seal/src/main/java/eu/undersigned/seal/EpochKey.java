package eu.undersigned.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The random key of one epoch, while records are sealed under it. It is made here, never leaves the process unwrapped,
/// and belongs to one process alone: its nonces are a counter, so none comes twice.
public final class EpochKey {
    /// AES-256.
    static final int BYTES = 32;
    /// As many records as one AES-GCM key may seal with a good conscience: NIST SP 800-38D, section 8.3.
    public static final long MOST_RECORDS = 1L << 32;

    private final SecretKey key;
    private final byte[] wrapped;
    private final AtomicLong next = new AtomicLong();
    /// Ciphers at rest: to make one costs more than to seal a name with it.
    private final Queue<Cipher> idle = new ConcurrentLinkedQueue<>();

    private EpochKey(byte[] key, byte[] wrapped) {
        this.key = new SecretKeySpec(key, "AES");
        this.wrapped = wrapped;
    }

    /// @param recipients who can open what is sealed in this epoch: the organisation, and perhaps a recovery key
    public static EpochKey create(List<Recipient> recipients, SecureRandom random) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        try {
            return new EpochKey(key, WrappedKey.wrap(key, recipients));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a key to which nothing can be sealed", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /// The key as an `age` file for the recipients.
    public byte[] wrapped() {
        return wrapped.clone();
    }

    /// How many records were sealed so far.
    public long records() {
        return next.get();
    }

    /// Seals a record, 29 bytes longer than its content.
    public byte[] seal(RecordName name, byte[] content) {
        long number = next.getAndIncrement();
        if (number >= MOST_RECORDS) {
            throw new IllegalStateException("an epoch that should have ended");
        }
        byte[] nonce = ByteBuffer.allocate(Envelope.NONCE_BYTES)
                .putLong(Integer.BYTES, number)
                .array();
        try {
            Cipher cipher = idle.poll();
            if (cipher == null) {
                cipher = Cipher.getInstance(Envelope.CIPHER);
            }
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * Envelope.TAG_BYTES, nonce));
            cipher.updateAAD(name.bytes());
            byte[] envelope = Envelope.begin(nonce, content.length);
            cipher.doFinal(content, 0, content.length, envelope, Envelope.HEADER_BYTES);
            idle.offer(cipher);
            return envelope;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
