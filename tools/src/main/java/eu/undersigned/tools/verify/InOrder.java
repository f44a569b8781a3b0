package eu.undersigned.tools.verify;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does numbered work on several threads, and hands over the results in their order. Only so many results
/// wait that the heap stays small.
final class InOrder implements AutoCloseable {
    private static final int WAITING_FOR_EACH = 8;

    private final ExecutorService workers;
    private final int window;

    InOrder(int threads) {
        workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("reader-", 1).factory());
        window = threads * WAITING_FOR_EACH;
    }

    interface Work<T> {
        T on(long number) throws IOException;
    }

    interface Taking<T> {
        void take(T result) throws IOException;
    }

    /// @param from the first number
    /// @param to behind the last one
    <T> void each(long from, long to, Work<T> work, Taking<T> taking) throws IOException {
        Deque<Future<T>> running = new ArrayDeque<>();
        try {
            for (long number = from; number < to || !running.isEmpty(); ) {
                if (number < to && running.size() < window) {
                    long next = number++;
                    running.add(workers.submit(() -> work.on(next)));
                } else {
                    taking.take(result(running.removeFirst()));
                }
            }
        } finally {
            running.forEach(future -> future.cancel(true));
        }
    }

    private static <T> T result(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case null, default -> throw new IOException(e.getCause());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
        workers.close();
    }
}
