package eu.undersigned.tlog;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The strict pieces that the text formats share: each value has one spelling.
final class Lines {
    private Lines() {}

    static String utf8(byte[] bytes) throws MalformedException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new MalformedException("not UTF-8");
        }
    }

    /// No control characters but line feeds, and nothing that UTF-8 cannot write.
    static void requireClean(String text) throws MalformedException {
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new MalformedException("a control character other than a line feed");
        }
        try {
            var _ = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException _) {
            throw new MalformedException("half a surrogate pair");
        }
    }

    static void requireAtMost(int length, int limit) throws MalformedException {
        if (length > limit) {
            throw new MalformedException("longer than " + limit);
        }
    }

    /// Standard alphabet, with padding, unused bits zero: RFC 4648, section 4.
    static byte[] base64(String text, String what) throws MalformedException {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            // The decoder also takes a missing padding, and bits that belong to no byte.
            if (base64(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new MalformedException(what + " is not canonical base64");
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] hash(String text) throws MalformedException {
        // Before decoding, so that a long line costs nothing.
        if (text.length() != 44) {
            throw new MalformedException("a hash has 44 characters of base64, not " + text.length());
        }
        byte[] hash = base64(text, "a hash");
        if (hash.length != MerkleTree.HASH_LENGTH) {
            throw new MalformedException("a hash has 32 bytes, not " + hash.length);
        }
        return hash;
    }

    /// 0 to `2^63 - 1`, ASCII digits, no leading zeroes.
    static long number(String text, String what) throws MalformedException {
        boolean isDecimal = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isDecimal || (text.startsWith("0") && text.length() > 1)) {
            throw new MalformedException(what + " is not a decimal number without leading zeroes");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw new MalformedException(what + " is larger than 2^63 - 1");
        }
    }
}
