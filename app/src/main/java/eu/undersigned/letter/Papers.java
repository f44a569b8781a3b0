package eu.undersigned.letter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.undersigned.secrets.ContentHash;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Makes PDFs and keeps them: each document once. One is made at a time, on a thread of the system, so that whoever
/// signs the petition waits for none; who asks for the same waits for that one.
final class Papers implements AutoCloseable {
    private static final int AT_ONCE = 1;
    private static final int MOST_WAITING = 16;
    private static final long MOST_CACHED_BYTES = 24L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ThreadPoolExecutor press;
    private final Map<String, CompletableFuture<byte[]>> underway = new ConcurrentHashMap<>();
    private final Cache<String, byte[]> made = Caffeine.newBuilder()
            .maximumWeight(MOST_CACHED_BYTES)
            .weigher((String hash, byte[] pdf) -> pdf.length)
            .build();

    Papers() {
        this.press = new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().daemon().name("paper-", 0).factory());
        press.allowCoreThreadTimeOut(true);
    }

    /// Empty when too many wait, or when it could not be made.
    ///
    /// @param xhtml of the document
    Optional<byte[]> of(String xhtml) {
        String hash = ContentHash.of(xhtml);
        byte[] known = made.getIfPresent(hash);
        return known != null ? Optional.of(known) : begun(hash, xhtml).flatMap(Papers::await);
    }

    private Optional<CompletableFuture<byte[]>> begun(String hash, String xhtml) {
        CompletableFuture<byte[]> mine = new CompletableFuture<>();
        CompletableFuture<byte[]> other = underway.putIfAbsent(hash, mine);
        if (other != null) {
            return Optional.of(other);
        }
        try {
            press.execute(() -> {
                try {
                    byte[] pdf = Pdf.of(xhtml);
                    made.put(hash, pdf);
                    mine.complete(pdf);
                } catch (RuntimeException | Error e) {
                    System.getLogger(Papers.class.getName())
                            .log(Level.WARNING, () -> "a letter could not be made a PDF: " + e);
                    mine.completeExceptionally(e);
                } finally {
                    underway.remove(hash, mine);
                }
            });
            return Optional.of(mine);
        } catch (RejectedExecutionException e) {
            underway.remove(hash, mine);
            mine.cancel(false); // for those who came meanwhile
            return Optional.empty();
        }
    }

    private static Optional<byte[]> await(CompletableFuture<byte[]> making) {
        try {
            return Optional.of(making.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException | CancellationException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        press.shutdownNow();
    }
}
