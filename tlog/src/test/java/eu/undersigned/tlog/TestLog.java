package eu.undersigned.tlog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;

/// A log in memory with the entries of [NaiveTree]. Gives only tiles that a tree of its size has, and
/// remembers which.
final class TestLog implements TileReader {
    static final NoteSigner SIGNER = NoteSigner.ed25519("log.example/sample", seed(1));

    final Queue<Tile> reads = new ConcurrentLinkedQueue<>();
    private final List<byte[]> levels = new ArrayList<>();
    private final long size;

    TestLog(int size) {
        this.size = size;
        ByteArrayOutputStream leaves = new ByteArrayOutputStream();
        LongStream.range(0, size).forEach(i -> leaves.writeBytes(NaiveTree.leafHash(i)));
        levels.add(leaves.toByteArray());
        while (levels.getLast().length >= Tile.WIDTH * MerkleTree.HASH_LENGTH) {
            levels.add(above(levels.getLast()));
        }
    }

    static byte[] seed(int value) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) value);
        return seed;
    }

    private static byte[] above(byte[] level) {
        int tileBytes = Tile.WIDTH * MerkleTree.HASH_LENGTH;
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        for (int at = 0; at + tileBytes <= level.length; at += tileBytes) {
            hashes.writeBytes(MerkleTree.root(Arrays.copyOfRange(level, at, at + tileBytes)));
        }
        return hashes.toByteArray();
    }

    @Override
    public byte[] read(Tile tile) throws IOException {
        reads.add(tile);
        if (!Tile.in(size, tile.level(), tile.number()).equals(Optional.of(tile))) {
            throw new IOException("a log of " + size + " serves no " + tile.path());
        }
        int from = (int) tile.number() * Tile.WIDTH * MerkleTree.HASH_LENGTH;
        return Arrays.copyOfRange(levels.get(tile.level()), from, from + tile.bytes());
    }

    SignedCheckpoint checkpoint() throws IOException {
        return SignedCheckpoint.sign(new Checkpoint(SIGNER.key().name(), size, Proofs.root(size, this)), SIGNER);
    }
}
