package eu.undersigned.tools.verify;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// What is kept from one run to the next: which key the log has, the newest checkpoint that was seen, and how
/// far the recount is. One run at a time.
///
/// Files: `key`, `checkpoint` (as served), `looks`, `withdrawn_before`; `counts.json`, `facts`, `undo`, `changes/<M>`;
/// `lock`.
final class StateFolder implements AutoCloseable {
    private static final String COUNTS = "counts.json";
    private static final String WITHDRAWN_BEFORE = "withdrawn_before";

    private final Path folder;
    private final FileChannel lock;

    private StateFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static StateFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel lock =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() != null) {
                return new StateFolder(folder, lock);
            }
        } catch (OverlappingFileLockException _) {
            // said below
        }
        lock.close();
        throw new IOException(
                "another run uses the state in " + folder + ": wait for its end, or give another --state");
    }

    Path folder() {
        return folder;
    }

    /// The log's verifier key.
    Optional<String> key() throws IOException {
        return read("key").map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip());
    }

    /// The newest checkpoint that was seen and found in order.
    Optional<byte[]> checkpoint() throws IOException {
        return read("checkpoint");
    }

    void know(String key, byte[] checkpoint) throws IOException {
        write("key", (key + "\n").getBytes(StandardCharsets.UTF_8));
        write("checkpoint", checkpoint);
    }

    /// What a log with leaves says of the time before it never changes; it is in no leaf.
    ///
    /// @param count of those withdrawn before the log began
    /// @return what an earlier run was told instead
    Optional<String> withdrawnBefore(long count) throws IOException {
        String now = Long.toString(count);
        Optional<String> known =
                read(WITHDRAWN_BEFORE).map(bytes -> new String(bytes, StandardCharsets.US_ASCII).strip());
        if (known.isEmpty()) {
            write(WITHDRAWN_BEFORE, (now + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return known.filter(before -> !before.equals(now));
    }

    /// Keeps a checkpoint that contradicts the known one: both together prove it to anybody.
    Path keepContradiction(byte[] checkpoint) throws IOException {
        String name = "contradiction-" + System.currentTimeMillis();
        write(name, checkpoint);
        return folder.resolve(name);
    }

    /// Empty before the first count, and after [#forgetCounts()].
    Optional<Counts> counts() throws IOException {
        Optional<byte[]> json = read(COUNTS);
        if (json.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Counts.parse(Json.parse(json.get(), COUNTS)));
        } catch (IOException e) {
            throw damaged(COUNTS + ": " + e.getMessage());
        }
    }

    void write(Counts counts, Facts facts) throws IOException {
        write(COUNTS, counts.json(facts.checksum(counts.leaves)));
    }

    /// @throws IOException unless these are the facts with which the counts were written
    void requireUndamaged(Counts counts, Facts facts) throws IOException {
        long written = Json.number(Json.parse(read(COUNTS).orElseThrow(), COUNTS), "facts");
        if (facts.checksum(counts.leaves) != written) {
            throw damaged("facts and counts do not belong together");
        }
    }

    private IOException damaged(String what) {
        return new IOException("the state in " + folder + " is damaged (" + what + "): start with --fresh");
    }

    /// What was counted is counted again; which log it is stays known.
    void forgetCounts() throws IOException {
        for (String name : new String[] {COUNTS, "facts", "undo"}) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Path changes = folder.resolve("changes");
        if (Files.isDirectory(changes)) {
            try (Stream<Path> files = Files.walk(changes)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private Optional<byte[]> read(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    private void write(String name, byte[] content) throws IOException {
        replace(folder.resolve(name), content);
    }

    /// Whoever reads meanwhile gets the whole old file or the whole new one.
    static void replace(Path file, byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
