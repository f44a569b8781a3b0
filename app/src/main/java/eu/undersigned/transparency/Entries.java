package eu.undersigned.transparency;

import eu.undersigned.leaf.Leaf;
import eu.undersigned.leaf.MalformedLeafException;
import eu.undersigned.tlog.EntryBundle;
import eu.undersigned.tlog.MalformedException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Bundles as they lie in the database: the last one may hold more leaves by now than were asked for.
final class Entries {
    private Entries() {}

    /// The bundle of the first `width` leaves, byte for byte as it was when it held no more; empty when it holds fewer.
    static Optional<byte[]> first(byte[] bundle, int width) {
        ByteBuffer in = ByteBuffer.wrap(bundle);
        for (int i = 0; i < width; i++) {
            if (!in.hasRemaining()) {
                return Optional.empty();
            }
            int length = in.getShort() & 0xffff;
            in.position(in.position() + length);
        }
        return Optional.of(in.hasRemaining() ? Arrays.copyOf(bundle, in.position()) : bundle);
    }

    static List<byte[]> of(byte[] bundle, int width) {
        EntryBundle entries = parse(bundle, width);
        return IntStream.range(0, width).mapToObj(entries::entry).toList();
    }

    /// The hashes of the first leaves, a tile of level 0; empty when there are fewer.
    static Optional<byte[]> hashes(byte[] bundle, int width) {
        return first(bundle, width).map(_ -> parse(bundle, width).leafHashes());
    }

    static Leaf leaf(byte[] bundle, int place) {
        try {
            return Leaf.parse(parse(bundle, place + 1).entry(place));
        } catch (MalformedLeafException e) {
            throw new IllegalStateException("the log holds what is no leaf", e);
        }
    }

    private static EntryBundle parse(byte[] bundle, int width) {
        try {
            return EntryBundle.parse(first(bundle, width).orElseThrow(), width);
        } catch (MalformedException e) {
            throw new IllegalStateException("the log holds what is no bundle", e);
        }
    }
}
