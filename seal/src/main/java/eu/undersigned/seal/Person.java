package eu.undersigned.seal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Whom a record names: two lines of UTF-8, name and mailbox, then line feeds up to a multiple of 32 bytes, so that the
/// length says little.
public record Person(String name, String mailbox) {
    private static final int BLOCK_BYTES = 32;
    private static final byte LINE_FEED = '\n';

    public Person {
        if (name.indexOf(LINE_FEED) >= 0 || mailbox.indexOf(LINE_FEED) >= 0) {
            throw new IllegalArgumentException("a line each");
        }
    }

    public byte[] encode() {
        byte[] lines = lines();
        byte[] padded = Arrays.copyOf(lines, Math.ceilDiv(lines.length, BLOCK_BYTES) * BLOCK_BYTES);
        Arrays.fill(padded, lines.length, padded.length, LINE_FEED);
        return padded;
    }

    private byte[] lines() {
        return (name + "\n" + mailbox + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// Empty when these are not two lines of UTF-8 and then nothing but line feeds.
    public static Optional<Person> decode(byte[] content) {
        int first = lineFeed(content, 0);
        int second = lineFeed(content, first + 1);
        if (second == content.length) {
            return Optional.empty();
        }
        Person person = new Person(text(content, 0, first), text(content, first + 1, second));
        byte[] lines = person.lines();
        // Bytes that are no UTF-8 were replaced, so they differ.
        boolean isSame = Arrays.equals(lines, 0, lines.length, content, 0, second + 1);
        for (int i = second + 1; i < content.length; i++) {
            isSame &= content[i] == LINE_FEED;
        }
        return isSame ? Optional.of(person) : Optional.empty();
    }

    /// The place of the next line feed; the length where there is none.
    private static int lineFeed(byte[] content, int from) {
        int place = from;
        while (place < content.length && content[place] != LINE_FEED) {
            place++;
        }
        return Math.min(place, content.length);
    }

    private static String text(byte[] content, int from, int to) {
        return new String(content, from, to - from, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Person[hidden]";
    }
}
