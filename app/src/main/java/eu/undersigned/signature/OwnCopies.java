package eu.undersigned.signature;

import eu.undersigned.seal.Person;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/// What lets signers see their own name and mailbox through the link in their mail, and nobody without it: a copy under
/// the link's secret, of which the server keeps a hash only.
///
/// Form, one after another in the order of the links: `length (2 bytes, big-endian) || nonce (12) || ciphertext || tag
/// (16)`; a length of 0 stands for a link that shows no name any more.
public final class OwnCopies {
    private static final byte[] INFO = "undersigned own copy v1".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE = 12;
    private static final int TAG = 16;

    /// Ciphers at rest: to look one up among the providers costs more than to seal a name with it.
    private static final Queue<Tools> IDLE = new ConcurrentLinkedQueue<>();

    private record Tools(Cipher cipher, KDF derivation) {
        static Tools borrow() throws GeneralSecurityException {
            Tools idle = IDLE.poll();
            return idle != null
                    ? idle
                    : new Tools(Cipher.getInstance("AES/GCM/NoPadding"), KDF.getInstance("HKDF-SHA256"));
        }

        SecretKey key(byte[] secret) throws GeneralSecurityException {
            return derivation.deriveKey(
                    "AES", HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(INFO, 32));
        }
    }

    private OwnCopies() {}

    /// A copy as it stands in the list: its length, then the box.
    static byte[] first(byte[] secret, Signer signer, SecureRandom random) {
        byte[] content = SignerSeal.person(signer).encode();
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            Tools tools = Tools.borrow();
            Cipher cipher = tools.cipher();
            cipher.init(Cipher.ENCRYPT_MODE, tools.key(secret), new GCMParameterSpec(8 * TAG, nonce));
            int length = NONCE + content.length + TAG;
            ByteBuffer copy = ByteBuffer.allocate(Short.BYTES + length)
                    .putShort((short) length)
                    .put(nonce);
            cipher.doFinal(content, 0, content.length, copy.array(), copy.position());
            IDLE.offer(tools);
            return copy.array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static int length(Signer signer) {
        return Short.BYTES + NONCE + SignerSeal.person(signer).encode().length + TAG;
    }

    /// Whom a link shows; empty when its copy is gone.
    ///
    /// @param link its place among the links, from 0
    public static Optional<Signer> open(byte[] copies, int link, SignatureToken token) {
        byte[] box = box(copies, link);
        if (box.length < NONCE + TAG) {
            return Optional.empty();
        }
        try {
            Tools tools = Tools.borrow();
            Cipher cipher = tools.cipher();
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    tools.key(token.secret()),
                    new GCMParameterSpec(8 * TAG, Arrays.copyOf(box, NONCE)));
            return Person.decode(cipher.doFinal(box, NONCE, box.length - NONCE))
                    .map(person -> new Signer(new SignerName(person.name()), EmailAddress.of(person.mailbox())));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] box(byte[] copies, int link) {
        ByteBuffer rest = ByteBuffer.wrap(copies);
        for (int i = 0; rest.remaining() >= Short.BYTES; i++) {
            byte[] box = new byte[Math.min(Short.toUnsignedInt(rest.getShort()), rest.remaining())];
            rest.get(box);
            if (i == link) {
                return box;
            }
        }
        return Sealed.NOTHING;
    }

    /// After a correction through one link: it shows the corrected person, all others show none, since their secrets
    /// are not known.
    ///
    /// @param links how many there are
    public static byte[] corrected(int link, int links, SignatureToken token, Signer signer, SecureRandom random) {
        byte[] copy = first(token.secret(), signer, random);
        return ByteBuffer.allocate(copy.length + Short.BYTES * (links - 1))
                .put(new byte[Short.BYTES * link])
                .put(copy)
                .array();
    }

    /// Adds the copy of a further link.
    ///
    /// @param links how many copies there ought to be: rows of earlier versions have none
    static byte[] with(byte[] copies, int links, byte[] copy) {
        byte[] padded = Arrays.copyOf(copies, copies.length + Short.BYTES * Math.max(0, links - count(copies)));
        byte[] all = Arrays.copyOf(padded, padded.length + copy.length);
        System.arraycopy(copy, 0, all, padded.length, copy.length);
        return all;
    }

    static byte[] withoutSecond(byte[] copies) {
        int first = Short.BYTES + box(copies, 0).length;
        int second = first + Short.BYTES + box(copies, 1).length;
        byte[] kept = Arrays.copyOf(copies, copies.length - (second - first));
        System.arraycopy(copies, second, kept, first, copies.length - second);
        return kept;
    }

    private static int count(byte[] copies) {
        int count = 0;
        for (int at = 0; at + Short.BYTES <= copies.length; count++) {
            at += Short.BYTES + Short.toUnsignedInt(ByteBuffer.wrap(copies).getShort(at));
        }
        return count;
    }
}
