package eu.undersigned.layout;

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
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Makes what takes a while, such as pictures and PDFs: few at once, on threads of the system, so that whoever signs
/// the petition waits for none. Whoever asks for what is being made waits for that one.
public final class Press<T> implements AutoCloseable {
    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor workers;
    private final Map<String, CompletableFuture<T>> underway = new ConcurrentHashMap<>();
    private final Consumer<Throwable> failed;

    /// @param name of its threads
    /// @param mostWaiting who comes later is refused
    /// @param failed is told why something could not be made
    public Press(String name, int atOnce, int mostWaiting, Consumer<Throwable> failed) {
        this.failed = failed;
        this.workers = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(mostWaiting),
                Thread.ofPlatform().daemon().name(name, 0).factory());
        workers.allowCoreThreadTimeOut(true);
    }

    /// Empty when too many wait, when it takes too long, and when it could not be made.
    ///
    /// @param name the same for what is the same thing
    /// @param work also keeps what it made, where it is kept
    public Optional<T> make(String name, Duration patience, Supplier<T> work) {
        return begun(name, work).flatMap(making -> await(making, patience));
    }

    /// Makes one that nobody waits for.
    public void begin(String name, Supplier<T> work) {
        begun(name, work);
    }

    private Optional<CompletableFuture<T>> begun(String name, Supplier<T> work) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> other = underway.putIfAbsent(name, mine);
        if (other != null) {
            return Optional.of(other);
        }
        try {
            workers.execute(() -> {
                // Forgotten before anybody hears of it: whoever asks again then asks for a new one.
                try {
                    T made = work.get();
                    underway.remove(name, mine);
                    mine.complete(made);
                } catch (RuntimeException | Error e) {
                    underway.remove(name, mine);
                    failed.accept(e);
                    mine.completeExceptionally(e);
                }
            });
            return Optional.of(mine);
        } catch (RejectedExecutionException e) {
            underway.remove(name, mine);
            mine.cancel(false); // for those who came meanwhile
            return Optional.empty();
        }
    }

    private static <T> Optional<T> await(CompletableFuture<T> making, Duration patience) {
        try {
            return Optional.of(making.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException | CancellationException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
