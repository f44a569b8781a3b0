package eu.undersigned.tools.verify;

import eu.undersigned.leaf.Channel;
import eu.undersigned.leaf.Leaf;
import eu.undersigned.tlog.BundleName;
import eu.undersigned.tlog.Checkpoint;
import eu.undersigned.tlog.EntryBundle;
import eu.undersigned.tlog.Frontier;
import eu.undersigned.tlog.MerkleTree;
import eu.undersigned.tlog.NoteSigner;
import eu.undersigned.tlog.SignedCheckpoint;
import eu.undersigned.tlog.Tile;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// A log as a server writes it, file by file, with counts of its own.
final class SampleLog {
    static final String CAMPAIGN = "every-second-counts";
    static final String ORIGIN = "petition.example.org/" + CAMPAIGN + "/log";
    static final long HOUR = 490_000;
    /// Of the published numbers.
    String at = "2025-11-24T16:10:00Z";

    final NoteSigner signer;
    final SampleCounts counts = new SampleCounts();
    private final BiConsumer<String, byte[]> files;
    private final Frontier frontier = Frontier.empty();
    private final List<byte[]> bundle = new ArrayList<>();
    private final List<ByteArrayOutputStream> levels = new ArrayList<>();
    private final TreeMap<Long, StringBuilder> changes = new TreeMap<>();
    private SignedCheckpoint checkpoint;

    SampleLog(BiConsumer<String, byte[]> files, int seed) {
        this.files = files;
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        signer = NoteSigner.ed25519(ORIGIN, bytes);
        checkpoint = SignedCheckpoint.sign(new Checkpoint(ORIGIN, 0, frontier.root()), signer);
    }

    long size() {
        return frontier.size();
    }

    SignedCheckpoint checkpoint() {
        return checkpoint;
    }

    long sign(String country, String language, String organisation, long hour) {
        byte[] commitment = ByteBuffer.allocate(32).putLong(size()).array();
        return add(new Leaf.Signed(hour, country, Channel.MAIL, language, new byte[32], organisation, commitment));
    }

    long withdraw(long index) {
        return add(new Leaf.Withdrawn(HOUR, index));
    }

    long invalidate(long index, String reason) {
        return add(new Leaf.Invalidated(HOUR, index, reason));
    }

    long reinstate(long index) {
        return add(new Leaf.Reinstated(HOUR, index));
    }

    long correct(long index, String country) {
        return add(new Leaf.Corrected(HOUR, index, country));
    }

    long declare(String date, long count, String source) {
        return add(new Leaf.Declared(HOUR, LocalDate.parse(date), count, source));
    }

    /// Some leaves of all kinds, in four countries.
    void signMany(int number) {
        String[] countries = {"BE", "DE", "FR", "MT"};
        String[] organisations = {"", "eurochild", "missing-children"};
        for (int i = 0; i < number; i++) {
            sign(countries[i % 4], i % 3 == 0 ? "de" : "fr", organisations[i % 3], HOUR + i / 100);
        }
    }

    long add(Leaf leaf) {
        counts.take(leaf, size());
        if (leaf instanceof Leaf.Change change) {
            Change line = Change.of(change, size());
            changes.computeIfAbsent(line.list(), _ -> new StringBuilder()).append(line.line());
        }
        return addBytes(leaf.encode());
    }

    /// Whatever it is: nothing is counted.
    long addBytes(byte[] entry) {
        byte[] hash = MerkleTree.leafHash(entry);
        bundle.add(entry);
        frontier.append(hash);
        addHash(0, hash);
        if (bundle.size() == Tile.WIDTH) {
            writeBundle();
            bundle.clear();
        }
        return size() - 1;
    }

    private void writeBundle() {
        BundleName name = BundleName.in(size(), (size() - 1) / Tile.WIDTH).orElseThrow();
        files.accept(name.path(), EntryBundle.encode(bundle));
    }

    private void addHash(int level, byte[] hash) {
        if (levels.size() == level) {
            levels.add(new ByteArrayOutputStream());
        }
        ByteArrayOutputStream hashes = levels.get(level);
        hashes.writeBytes(hash);
        if (hashes.size() == Tile.WIDTH * MerkleTree.HASH_LENGTH) {
            byte[] tile = hashes.toByteArray();
            long number = (size() >> 8 * (level + 1)) - 1;
            files.accept(new Tile(level, number, Tile.WIDTH).path(), tile);
            hashes.reset();
            addHash(level + 1, MerkleTree.root(tile));
        }
    }

    /// Writes the partial tiles, and signs.
    void publish() {
        if (!bundle.isEmpty()) {
            writeBundle();
        }
        for (int level = 0; level < levels.size(); level++) {
            byte[] hashes = levels.get(level).toByteArray();
            if (hashes.length > 0) {
                long number = size() >> 8 * (level + 1);
                files.accept(new Tile(level, number, hashes.length / MerkleTree.HASH_LENGTH).path(), hashes);
            }
        }
        for (long list = 0; list << 16 < size(); list++) {
            String lines = changes.getOrDefault(list, new StringBuilder()).toString();
            files.accept("changes/" + list, lines.getBytes(StandardCharsets.US_ASCII));
        }
        checkpoint = SignedCheckpoint.sign(new Checkpoint(ORIGIN, size(), frontier.root()), signer);
        files.accept("checkpoint", checkpoint.note().bytes());
        files.accept("integrity.json", SampleNumbers.integrity(this, counts));
    }
}
