package eu.undersigned.leaf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Encodes leaves. What a reader would refuse is refused here too, as a mistake of the program.
final class LeafWriter {
    /// Version, kind, hour, date, count, length of the source, and the longest source.
    private static final int LONGEST = 20 + 0xffff;

    private LeafWriter() {}

    static byte[] write(Leaf leaf) {
        ByteBuffer out =
                ByteBuffer.allocate(leaf instanceof Leaf.Declared declared ? 20 + utf8(declared.source()).length : 512);
        switch (leaf) {
            case Leaf.Signed signed -> signed(out, signed);
            case Leaf.Withdrawn(long hour, long index) ->
                head(out, LeafKind.WITHDRAWN, hour).putLong(index);
            case Leaf.Reinstated(long hour, long index) ->
                head(out, LeafKind.REINSTATED, hour).putLong(index);
            case Leaf.Invalidated(long hour, long index, String reason) -> {
                head(out, LeafKind.INVALIDATED, hour).putLong(index);
                text(out, reason);
            }
            case Leaf.Declared declared -> declared(out, declared);
            case Leaf.Corrected(long hour, long index, String country) ->
                head(out, LeafKind.CORRECTED, hour).putLong(index).put(ascii(country));
        }
        byte[] bytes = Arrays.copyOf(out.array(), out.position());
        try {
            LeafReader.read(bytes);
        } catch (MalformedLeafException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return bytes;
    }

    private static void signed(ByteBuffer out, Leaf.Signed leaf) {
        head(out, LeafKind.SIGNED, leaf.hour())
                .put(ascii(leaf.country()))
                .put((byte) leaf.channel().number())
                .put(ascii(leaf.language()))
                .put(leaf.text());
        text(out, leaf.organisation());
        out.put(leaf.commitment());
    }

    private static void declared(ByteBuffer out, Leaf.Declared leaf) {
        byte[] source = utf8(leaf.source());
        if (source.length + 20 > LONGEST) {
            throw new IllegalArgumentException("a source of at most 65,535 bytes is expected");
        }
        head(out, LeafKind.DECLARED, leaf.hour())
                .putInt((int) leaf.date().toEpochDay())
                .putLong(leaf.count())
                .putShort((short) source.length)
                .put(source);
    }

    private static ByteBuffer head(ByteBuffer out, int kind, long hour) {
        return out.put((byte) LeafKind.VERSION).put((byte) kind).putInt((int) hour);
    }

    private static void text(ByteBuffer out, String text) {
        byte[] bytes = ascii(text);
        if (bytes.length > 0xff) {
            throw new IllegalArgumentException("at most 255 letters are expected");
        }
        out.put((byte) bytes.length).put(bytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
