package eu.undersigned.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ends reads and writes that take too long. The sockets of the web server know no read timeout, but an interrupt
/// closes them; and
/// a look at all readers twice a second costs less than a timer for each.
final class Patience implements AutoCloseable {
    /// Something that waits for a client.
    @FunctionalInterface
    interface Waiting<T> {
        T run() throws IOException;
    }

    private record Reader(Thread thread, long deadline, AtomicBoolean isSettled) {}

    private final Duration limit;
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private final Thread watch;

    Patience(Duration limit) {
        this.limit = limit;
        this.watch = Thread.ofPlatform().daemon().name("http-patience").start(this::watch);
    }

    /// Runs it, or interrupts it when the limit is over.
    <T> T within(Waiting<T> waiting) throws IOException {
        Reader reader = new Reader(Thread.currentThread(), System.nanoTime() + limit.toNanos(), new AtomicBoolean());
        readers.add(reader);
        try {
            return waiting.run();
        } finally {
            readers.remove(reader);
            if (!reader.isSettled.compareAndSet(false, true)) {
                Thread.interrupted(); // meant for this reading, and over with it
            }
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(500);
                long now = System.nanoTime();
                for (Reader reader : readers) {
                    if (reader.deadline - now < 0 && reader.isSettled.compareAndSet(false, true)) {
                        reader.thread.interrupt();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
