package eu.undersigned.tlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A signature line of a [Note]. That it is there says nothing before [VerifierKey#verifies] has said so.
///
/// @param name of the key
/// @param keyId the four bytes that tell keys of one name apart
/// @param signature 1 byte or more; its form depends on the key's type
/// @see <a href="https://c2sp.org/signed-note">C2SP signed-note</a>
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, and compared by content
public record NoteSignature(String name, int keyId, byte[] signature) {
    private static final String DASH = "\u2014 ";

    /// @throws IllegalArgumentException when the name cannot be one, or the signature is empty
    public NoteSignature {
        try {
            requireName(name);
        } catch (MalformedException e) {
            throw new IllegalArgumentException(e);
        }
        if (signature.length == 0) {
            throw new IllegalArgumentException("a signature has at least one byte");
        }
        signature = signature.clone();
    }

    /// A copy.
    @Override
    public byte[] signature() {
        return signature.clone();
    }

    /// `— name base64(key ID || signature)` and a line feed.
    public String line() {
        byte[] blob = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return DASH + name + " " + Lines.base64(blob) + "\n";
    }

    /// Lines of signatures, as they end a note and as a witness answers; at most [Note#MAX_SIGNATURES].
    ///
    /// @throws MalformedException when there is none or too many, or one is not as it should be
    public static List<NoteSignature> parseLines(String lines) throws MalformedException {
        Lines.requireAtMost(lines.length(), Note.MAX_BYTES);
        Lines.requireClean(lines);
        List<NoteSignature> signatures = new ArrayList<>();
        int at = 0;
        while (at < lines.length()) {
            int end = lines.indexOf('\n', at);
            if (end < 0) {
                throw new MalformedException("the last signature line does not end in a line feed");
            }
            if (signatures.size() == Note.MAX_SIGNATURES) {
                throw new MalformedException("more than " + Note.MAX_SIGNATURES + " signatures");
            }
            signatures.add(parse(lines.substring(at, end)));
            at = end + 1;
        }
        if (signatures.isEmpty()) {
            throw new MalformedException("no signature");
        }
        return List.copyOf(signatures);
    }

    private static NoteSignature parse(String line) throws MalformedException {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw new MalformedException("a signature line is a dash, the name of a key, and base64");
        }
        String name = line.substring(DASH.length(), space);
        requireName(name);
        byte[] blob = Lines.base64(line.substring(space + 1), "a signature");
        if (blob.length <= Integer.BYTES) {
            throw new MalformedException("a signature is longer than the 4 bytes of its key's ID");
        }
        return new NoteSignature(
                name, ByteBuffer.wrap(blob).getInt(), Arrays.copyOfRange(blob, Integer.BYTES, blob.length));
    }

    static void requireName(String name) throws MalformedException {
        Lines.requireClean(name);
        if (name.isEmpty() || name.chars().anyMatch(NoteSignature::isNoPartOfAName)) {
            throw new MalformedException("the name of a key is empty, or has a space or a plus in it");
        }
    }

    /// All of Unicode's White_Space; U+0085 is the one that [Character] counts to neither.
    private static boolean isNoPartOfAName(int c) {
        return c == '+' || Character.isSpaceChar(c) || Character.isWhitespace(c) || c == '\u0085';
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature(String otherName, int otherId, byte[] otherSignature)
                && name.equals(otherName)
                && keyId == otherId
                && Arrays.equals(signature, otherSignature);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + keyId) + Arrays.hashCode(signature);
    }
}
