package eu.undersigned.screen;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// Known hashes, in a file that is mapped into memory: every lookup compares with every one of them, so that nothing
/// near is ever missed. `docs/formats/hash-bank.md` has the bytes.
///
/// One process at a time opens a bank. Within it, lookups run beside each other and beside additions and removals
/// without waiting: a lookup sees whatever was added before it began, and nothing that was removed before it began.
///
/// Shapes: an entry is 36 bytes, its hash and the number that the caller gives it. Units: distances in bits.
public final class Bank implements Closeable {
    private final FileChannel file;
    private final ReentrantLock changing = new ReentrantLock();
    /// Replaced by a longer one when the bank grows; a lookup keeps the one that it began with.
    private volatile Blocks blocks;

    /// A known hash near the one that was looked up.
    ///
    /// @param number that it was added with
    /// @param distance in bits
    public record Match(int number, int distance) {}

    private Bank(FileChannel file, Blocks blocks) {
        this.file = file;
        this.blocks = blocks;
    }

    /// Opens a bank, or makes one where there is no file.
    ///
    /// @throws IOException when the file is no bank, is damaged, or another process has it open
    public static Bank open(Path path) throws IOException {
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(file);
            return new Bank(file, Blocks.in(file));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /// Held until the file is closed.
    private static void lock(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            if (lock != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException("the bank is open already", e);
        }
        throw new IOException("another process has the bank open");
    }

    /// Adds a hash. Once this returns, every lookup that begins finds it; once [#force()] returns, it outlives a crash.
    ///
    /// @param number 1 or more, the caller's; the same may be given to several hashes
    public void add(PdqHash hash, int number) throws IOException {
        if (number < 1) {
            throw new IllegalArgumentException("a number of 1 or more is expected");
        }
        changing.lock();
        try {
            if (blocks.isFull()) {
                blocks = blocks.longer(file);
            }
            blocks.append(hash, number);
        } finally {
            changing.unlock();
        }
    }

    /// Takes out all hashes with this number. Their room is used again when the bank is written anew.
    ///
    /// @return how many there were
    public int remove(int number) {
        changing.lock();
        try {
            return blocks.remove(number);
        } finally {
            changing.unlock();
        }
    }

    /// All that is at most so far away, in the order in which it was added.
    ///
    /// @param distance 0 to 256
    public List<Match> near(PdqHash hash, int distance) {
        if (distance < 0 || distance > PdqHash.BITS) {
            throw new IllegalArgumentException("a distance of 0 to 256 bits is expected");
        }
        List<Match> matches = new ArrayList<>();
        blocks.near(hash, distance, matches);
        return matches;
    }

    /// How many hashes it holds, without those that were removed.
    public long size() {
        return blocks.size();
    }

    /// Writes to disk what was added and removed.
    public void force() {
        changing.lock();
        try {
            blocks.force();
        } finally {
            changing.unlock();
        }
    }

    /// Writes everything to disk and lets go of the file. A lookup that still runs ends as if nothing had happened.
    @Override
    public void close() throws IOException {
        force();
        file.close();
    }
}
