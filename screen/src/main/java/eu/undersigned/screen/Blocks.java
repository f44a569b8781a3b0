package eu.undersigned.screen;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// A bank's file as it lies in memory: a head, then blocks of equal size, each with room for [#ROWS] hashes and their
/// numbers. A number of 0 marks what is not there: it was removed, or a crash came between.
final class Blocks {
    /// At the beginning of the file: what it is, and in which version of its layout.
    private static final long MAGIC = 0x314b4e414253444eL; // "NDSBANK1", read as little-endian
    private static final int HEAD_BYTES = 4096; // a page, so that blocks begin where pages do
    private static final int COUNT_AT = 8;

    static final int ROWS = 1 << 16;
    private static final int LONGS = PdqHash.BYTES / Long.BYTES;
    private static final long HASHES_BYTES = (long) ROWS * PdqHash.BYTES;
    private static final long BLOCK_BYTES = HASHES_BYTES + (long) ROWS * Integer.BYTES;

    private final MappedByteBuffer head;
    private final List<Block> blocks;
    /// Rows in use, removed ones included. Written after the row, read before it.
    private final AtomicLong count;
    /// Of these, the removed ones. Written after a removal, read before a lookup.
    private final AtomicLong removed;

    private Blocks(MappedByteBuffer head, List<Block> blocks, AtomicLong count, AtomicLong removed) {
        this.head = head;
        this.blocks = List.copyOf(blocks);
        this.count = count;
        this.removed = removed;
    }

    private record Block(MappedByteBuffer bytes, LongBuffer hashes, IntBuffer numbers) {
        static Block map(FileChannel file, int index) throws IOException {
            MappedByteBuffer bytes = file.map(MapMode.READ_WRITE, HEAD_BYTES + index * BLOCK_BYTES, BLOCK_BYTES);
            bytes.order(ByteOrder.LITTLE_ENDIAN);
            return new Block(
                    bytes,
                    bytes.asLongBuffer().slice(0, ROWS * LONGS),
                    bytes.asIntBuffer().slice((int) (HASHES_BYTES / Integer.BYTES), ROWS));
        }
    }

    static Blocks in(FileChannel file) throws IOException {
        long size = file.size();
        if (size != 0 && (size < HEAD_BYTES || (size - HEAD_BYTES) % BLOCK_BYTES != 0)) {
            throw new IOException("not a bank: its size is that of none");
        }
        MappedByteBuffer head = file.map(MapMode.READ_WRITE, 0, HEAD_BYTES);
        head.order(ByteOrder.LITTLE_ENDIAN);
        if (size == 0) {
            head.putLong(0, MAGIC);
        } else if (head.getLong(0) != MAGIC) {
            throw new IOException("not a bank: it begins with something else");
        }
        int mapped = size == 0 ? 0 : Math.toIntExact((size - HEAD_BYTES) / BLOCK_BYTES);
        long count = head.getLong(COUNT_AT);
        if (count < 0 || count > (long) mapped * ROWS) {
            throw new IOException("a damaged bank: it has no room for what it says it holds");
        }
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < mapped; i++) {
            blocks.add(Block.map(file, i));
        }
        Blocks all = new Blocks(head, blocks, new AtomicLong(count), new AtomicLong());
        all.removed.set(all.renumber(0));
        return all;
    }

    boolean isFull() {
        return count.get() == (long) blocks.size() * ROWS;
    }

    /// The same with one more block.
    Blocks longer(FileChannel file) throws IOException {
        List<Block> more = new ArrayList<>(blocks);
        more.add(Block.map(file, blocks.size()));
        return new Blocks(head, more, count, removed);
    }

    void append(PdqHash hash, int number) {
        long index = count.get();
        Block block = blocks.get((int) (index / ROWS));
        int row = (int) (index % ROWS);
        block.hashes.put(row * LONGS, hash.first());
        block.hashes.put(row * LONGS + 1, hash.second());
        block.hashes.put(row * LONGS + 2, hash.third());
        block.hashes.put(row * LONGS + 3, hash.fourth());
        block.numbers.put(row, number);
        head.putLong(COUNT_AT, index + 1);
        count.set(index + 1);
    }

    int remove(int number) {
        int gone = number == 0 ? 0 : renumber(number);
        removed.addAndGet(gone);
        return gone;
    }

    /// Takes this number away wherever it stands, and says where it stood.
    private int renumber(int number) {
        int found = 0;
        long left = count.get();
        for (Block block : blocks) {
            int rows = (int) Math.min(left, ROWS);
            for (int row = 0; row < rows; row++) {
                if (block.numbers.get(row) == number) {
                    block.numbers.put(row, 0);
                    found++;
                }
            }
            left -= rows;
        }
        return found;
    }

    long size() {
        return count.get() - removed.get();
    }

    void near(PdqHash hash, int distance, List<Bank.Match> matches) {
        removed.get(); // whatever was removed before is seen from here on
        long left = count.get();
        for (Block block : blocks) {
            int rows = (int) Math.min(left, ROWS);
            near(block, rows, hash, distance, matches);
            left -= rows;
        }
    }

    /// Most hashes are told to be far away by their first half.
    private static void near(Block block, int rows, PdqHash hash, int distance, List<Bank.Match> matches) {
        LongBuffer hashes = block.hashes;
        long first = hash.first();
        long second = hash.second();
        for (int row = 0, at = 0; row < rows; row++, at += LONGS) {
            int half = Long.bitCount(hashes.get(at) ^ first) + Long.bitCount(hashes.get(at + 1) ^ second);
            if (half <= distance) {
                int whole = half
                        + Long.bitCount(hashes.get(at + 2) ^ hash.third())
                        + Long.bitCount(hashes.get(at + 3) ^ hash.fourth());
                int number = block.numbers.get(row);
                if (whole <= distance && number != 0) {
                    matches.add(new Bank.Match(number, whole));
                }
            }
        }
    }

    void force() {
        blocks.forEach(block -> block.bytes.force());
        head.force();
    }
}
