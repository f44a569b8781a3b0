package eu.undersigned.tlog;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/// A name and a public key that signatures are checked with: a "vkey".
///
/// Knows the types of [KeyType]. Equal when name, type and key are.
///
/// @see <a href="https://c2sp.org/signed-note">C2SP signed-note, "Verifier keys"</a>
public final class VerifierKey {
    private static final int MAX_TEXT = 8192;
    private static final int ID_DIGITS = 8;

    private final String name;
    private final KeyType type;
    private final byte[] raw;
    private final int id;
    private final PublicKey key;

    private VerifierKey(String name, KeyType type, byte[] raw) throws MalformedException {
        NoteSignature.requireName(name);
        if (raw.length != type.keyBytes()) {
            throw new MalformedException("a key of this type has " + type.keyBytes() + " bytes, not " + raw.length);
        }
        try {
            this.key = RawKeys.publicKey(type, raw);
        } catch (GeneralSecurityException _) {
            throw new MalformedException("these bytes are no " + type.algorithm() + " key");
        }
        this.name = name;
        this.type = type;
        this.raw = raw.clone();
        this.id = id(name, type, raw);
    }

    /// `SHA-256(name || 0x0A || type || key)`, its first four bytes.
    private static int id(String name, KeyType type, byte[] raw) {
        MessageDigest digest = TreeHasher.newDigest();
        digest.update(SignedMessage.utf8(name));
        digest.update((byte) '\n');
        digest.update(type.code());
        digest.update(raw);
        return ByteBuffer.wrap(digest.digest()).getInt();
    }

    /// @param raw the key: 32 bytes (RFC 8032) or 1,312 (FIPS 204)
    /// @throws MalformedException when it is no key of that type, or the name cannot be one
    public static VerifierKey of(String name, KeyType type, byte[] raw) throws MalformedException {
        return new VerifierKey(name, type, raw);
    }

    /// Reads `name+hex(id)+base64(type || key)`.
    ///
    /// @throws MalformedException when it is not of that form, of another type, or its ID is another key's
    public static VerifierKey parse(String text) throws MalformedException {
        Lines.requireAtMost(text.length(), MAX_TEXT);
        // Base64 has plus signs too; names have none.
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3 || !parts[1].matches("[0-9a-f]{" + ID_DIGITS + "}")) {
            throw new MalformedException("a verifier key is a name, eight hex digits and base64, with + between");
        }
        byte[] typed = Lines.base64(parts[2], "a verifier key");
        if (typed.length == 0) {
            throw new MalformedException("a verifier key without a key");
        }
        KeyType type = KeyType.of(typed[0])
                .orElseThrow(() -> new MalformedException("no known type of key: " + (typed[0] & 0xFF)));
        VerifierKey key = new VerifierKey(parts[0], type, Arrays.copyOfRange(typed, 1, typed.length));
        if (key.id != HexFormat.fromHexDigits(parts[1])) {
            throw new MalformedException("the ID of a verifier key is not that of its name and key");
        }
        return key;
    }

    /// What [#parse(String)] reads.
    public String text() {
        byte[] typed =
                ByteBuffer.allocate(1 + raw.length).put(type.code()).put(raw).array();
        return name + "+" + HexFormat.of().toHexDigits(id) + "+" + Lines.base64(typed);
    }

    public String name() {
        return name;
    }

    /// As signature lines repeat it.
    public int id() {
        return id;
    }

    public KeyType type() {
        return type;
    }

    /// The public key in the form of RFC 8032 or FIPS 204.
    public byte[] raw() {
        return raw.clone();
    }

    /// Whether the signature line says that it is this key's. Only then does it matter whether it verifies.
    public boolean isNamedBy(NoteSignature signature) {
        return name.equals(signature.name()) && id == signature.keyId();
    }

    /// Whether the signature is this key's and right for the text. A cosignature must also carry a time
    /// that is neither 0 nor above `2^63 - 1`, and the text must be a checkpoint's.
    public boolean verifies(String text, NoteSignature signature) {
        if (!isNamedBy(signature)) {
            return false;
        }
        return type.isCosignature()
                ? Cosignature.verify(this, text, signature).isPresent()
                : verifiesMessage(SignedMessage.utf8(text), signature.signature());
    }

    boolean verifiesMessage(byte[] message, byte[] signature) {
        return signature.length == type.signatureBytes() && RawKeys.verifies(type, key, message, signature);
    }

    /// Whether a note is signed by this key.
    ///
    /// @throws MalformedException when it carries a signature in this key's name that is wrong: the whole
    ///     note is void
    public boolean signs(Note note) throws MalformedException {
        boolean isSigned = false;
        for (NoteSignature signature : note.signatures()) {
            if (isNamedBy(signature) && !verifies(note.text(), signature)) {
                throw new MalformedException("a wrong signature in the name of " + name);
            }
            isSigned |= isNamedBy(signature);
        }
        return isSigned;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that
                && name.equals(that.name)
                && type == that.type
                && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return text();
    }
}
