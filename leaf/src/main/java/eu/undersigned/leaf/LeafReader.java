package eu.undersigned.leaf;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.function.IntPredicate;

/// Decodes leaves, strictly.
final class LeafReader {
    private static final int HEAD = 6;
    /// 9999-12-31T23Z.
    static final long LAST_HOUR = 70_389_527;

    private static final long UNSIGNED_INT = 0xffff_ffffL;

    private LeafReader() {}

    static Leaf read(byte[] bytes) throws MalformedLeafException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        need(in, HEAD);
        if (in.get() != LeafKind.VERSION) {
            throw new MalformedLeafException("an unknown version");
        }
        int kind = in.get();
        long hour = in.getInt() & UNSIGNED_INT;
        if (hour > LAST_HOUR) {
            throw new MalformedLeafException("an hour beyond the year 9999");
        }
        Leaf leaf = switch (kind) {
            case LeafKind.SIGNED -> signed(in, hour);
            case LeafKind.WITHDRAWN -> new Leaf.Withdrawn(hour, number(in));
            case LeafKind.INVALIDATED -> new Leaf.Invalidated(hour, number(in), reason(in));
            case LeafKind.REINSTATED -> new Leaf.Reinstated(hour, number(in));
            case LeafKind.DECLARED -> declared(in, hour);
            case LeafKind.CORRECTED -> new Leaf.Corrected(hour, number(in), country(in));
            default -> throw new MalformedLeafException("an unknown kind");
        };
        if (in.hasRemaining()) {
            throw new MalformedLeafException("bytes after its end");
        }
        return leaf;
    }

    private static Leaf signed(ByteBuffer in, long hour) throws MalformedLeafException {
        String country = country(in);
        need(in, 1);
        Channel channel = Channel.of(in.get());
        String language = ascii(in, 2, LeafReader::isSmall, "a language of two small letters");
        byte[] text = bytes(in, Leaf.HASH_LENGTH);
        need(in, 1);
        String organisation = ascii(
                in, in.get() & 0xff, letter -> isSmall(letter) || isDigit(letter) || letter == '-', "an organisation");
        return new Leaf.Signed(hour, country, channel, language, text, organisation, bytes(in, Leaf.HASH_LENGTH));
    }

    private static Leaf declared(ByteBuffer in, long hour) throws MalformedLeafException {
        need(in, 4);
        long day = in.getInt() & UNSIGNED_INT;
        if (day > LAST_HOUR / 24) {
            throw new MalformedLeafException("a date beyond the year 9999");
        }
        LocalDate date = LocalDate.ofEpochDay(day);
        long count = number(in);
        need(in, 2);
        byte[] source = bytes(in, in.getShort() & 0xffff);
        if (source.length == 0) {
            throw new MalformedLeafException("no source");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(source))
                    .toString();
            return new Leaf.Declared(hour, date, count, text);
        } catch (CharacterCodingException e) {
            throw new MalformedLeafException("a source that is not UTF-8");
        }
    }

    private static String reason(ByteBuffer in) throws MalformedLeafException {
        need(in, 1);
        int length = in.get() & 0xff;
        if (length == 0) {
            throw new MalformedLeafException("no reason");
        }
        return ascii(in, length, letter -> isSmall(letter) || letter == '-', "a reason of small letters");
    }

    private static String country(ByteBuffer in) throws MalformedLeafException {
        return ascii(in, 2, letter -> letter >= 'A' && letter <= 'Z', "a country of two capitals");
    }

    private static long number(ByteBuffer in) throws MalformedLeafException {
        need(in, Long.BYTES);
        long number = in.getLong();
        if (number < 0) {
            throw new MalformedLeafException("a number of 2^63 or more");
        }
        return number;
    }

    private static String ascii(ByteBuffer in, int length, IntPredicate allowed, String expected)
            throws MalformedLeafException {
        String text = new String(bytes(in, length), StandardCharsets.ISO_8859_1);
        if (!text.chars().allMatch(allowed)) {
            throw new MalformedLeafException(expected + " is expected");
        }
        return text;
    }

    private static byte[] bytes(ByteBuffer in, int length) throws MalformedLeafException {
        need(in, length);
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static void need(ByteBuffer in, int length) throws MalformedLeafException {
        if (in.remaining() < length) {
            throw new MalformedLeafException("it ends too early");
        }
    }

    private static boolean isSmall(int letter) {
        return letter >= 'a' && letter <= 'z';
    }

    private static boolean isDigit(int letter) {
        return letter >= '0' && letter <= '9';
    }
}
