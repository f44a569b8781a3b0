package eu.undersigned.seal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
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
        byte[] lines = (name + "\n" + mailbox + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(lines, Math.ceilDiv(lines.length, BLOCK_BYTES) * BLOCK_BYTES);
        Arrays.fill(padded, lines.length, padded.length, LINE_FEED);
        return padded;
    }

    /// Empty when these are not two lines.
    public static Optional<Person> decode(byte[] content) {
        List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        boolean isPadded = lines.size() >= 2 && lines.stream().skip(2).allMatch(String::isEmpty);
        return isPadded ? Optional.of(new Person(lines.get(0), lines.get(1))) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Person[hidden]";
    }
}
