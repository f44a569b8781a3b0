package eu.undersigned.transparency;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Leaves that one transaction handed in, as they wait in the database: for each its place and its length in two bytes,
/// then the leaf.
final class LeafBatch {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4_096);
    private int count;

    /// @param place below 65,536
    record Placed(int place, byte[] leaf) {}

    void add(int place, byte[] leaf) {
        bytes.writeBytes(ByteBuffer.allocate(4)
                .putShort((short) place)
                .putShort((short) leaf.length)
                .array());
        bytes.writeBytes(leaf);
        count++;
    }

    int count() {
        return count;
    }

    byte[] encode() {
        return bytes.toByteArray();
    }

    static List<Placed> decode(byte[] encoded) {
        ByteBuffer in = ByteBuffer.wrap(encoded);
        List<Placed> leaves = new ArrayList<>();
        while (in.hasRemaining()) {
            int place = in.getShort() & 0xffff;
            byte[] leaf = new byte[in.getShort() & 0xffff];
            in.get(leaf);
            leaves.add(new Placed(place, leaf));
        }
        return leaves;
    }
}
