package eu.undersigned.tools.verify;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// What is known of each leaf: 12 bytes in a file that is mapped, so that the heap stays as small as it is,
/// however long the log. State, reason (8 bits each), country (16); language, organisation (16 each); hour
/// (32).
final class Facts implements AutoCloseable {
    static final int BYTES = 12;
    private static final ValueLayout.OfInt WORD = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    /// What one buffer can show of a mapped file.
    private static final long SLICE = 1L << 30;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment words;

    /// A leaf in its state now.
    enum State {
        /// Not a signed leaf.
        OTHER,
        COUNTED,
        INVALIDATED,
        WITHDRAWN;

        private static final State[] ALL = values();
    }

    /// One leaf's.
    ///
    /// @param reason number of the word, while invalidated
    /// @param country two letters, see [#letters(String)]
    /// @param language two letters
    /// @param organisation number of the slug
    record Fact(State state, int reason, int country, int language, int organisation, int hour) {
        static final Fact NONE = new Fact(State.OTHER, 0, 0, 0, 0, 0);

        Fact with(State other, int otherReason) {
            return new Fact(other, otherReason, country, language, organisation, hour);
        }

        Fact in(int otherCountry) {
            return new Fact(state, reason, otherCountry, language, organisation, hour);
        }
    }

    private Facts(Path file, long leaves) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            words = channel.map(FileChannel.MapMode.READ_WRITE, 0, Math.max(1, leaves) * BYTES, arena);
        }
    }

    /// @param leaves how many there is room for
    static Facts map(Path file, long leaves) throws IOException {
        return new Facts(file, leaves);
    }

    /// Two ASCII letters as a number.
    static int letters(String two) {
        return two.charAt(0) << 8 | two.charAt(1);
    }

    static String letters(int number) {
        return "" + (char) (number >> 8) + (char) (number & 0xff);
    }

    Fact get(long index) {
        int first = words.get(WORD, index * BYTES);
        int second = words.get(WORD, index * BYTES + 4);
        return new Fact(
                State.ALL[first & 3],
                first >> 8 & 0xff,
                first >>> 16,
                second & 0xffff,
                second >>> 16,
                words.get(WORD, index * BYTES + 8));
    }

    void set(long index, Fact fact) {
        words.set(WORD, index * BYTES, fact.state().ordinal() | fact.reason() << 8 | fact.country() << 16);
        words.set(WORD, index * BYTES + 4, fact.language() | fact.organisation() << 16);
        words.set(WORD, index * BYTES + 8, fact.hour());
    }

    /// As they lie in the file.
    ByteBuffer bytes(long index) {
        return words.asSlice(index * BYTES, BYTES).asByteBuffer();
    }

    void setBytes(long index, byte[] fact) {
        MemorySegment.copy(fact, 0, words, ValueLayout.JAVA_BYTE, index * BYTES, BYTES);
    }

    /// CRC-32C of those of the first leaves.
    long checksum(long leaves) {
        CRC32C checksum = new CRC32C();
        long end = leaves * BYTES;
        for (long at = 0; at < end; at += SLICE) {
            checksum.update(words.asSlice(at, Math.min(SLICE, end - at)).asByteBuffer());
        }
        return checksum.getValue();
    }

    @Override
    public void close() {
        arena.close();
    }
}
