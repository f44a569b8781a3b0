package eu.undersigned.db;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Commits what many requests hand in as one transaction: one platform thread drains a bounded queue, runs one
/// statement over all rows that wait, and answers every request after the commit. No linger: under light load a batch
/// holds one row; under heavy load the rows that arrive during a commit make the next batch.
///
/// What a request is told holds whatever crashes next: [Outcome.Done] comes after the commit. A row that the database
/// refuses is found by halving the batch and hurts no other row.
public final class GroupCommit<T, R> implements AutoCloseable {
    private static final Logger LOG = System.getLogger(GroupCommit.class.getName());

    /// What became of one row.
    public sealed interface Outcome<R> {
        /// Committed.
        record Done<R>(R result) implements Outcome<R> {}

        /// The queue was full: nothing was stored.
        record Full<R>() implements Outcome<R> {}

        /// The database refused this very row: nothing of it was stored.
        record Refused<R>() implements Outcome<R> {}

        /// The database is away, or it did not answer in time: nothing is promised. The row may be there.
        record Unavailable<R>() implements Outcome<R> {}
    }

    /// Runs in a transaction; gives one result a row, in the order of the rows.
    @FunctionalInterface
    public interface Batch<T, R> {
        List<R> write(Handle transaction, List<T> rows) throws SQLException;
    }

    /// Told after each batch: rows committed, and how long the commit took in nanoseconds.
    @FunctionalInterface
    public interface Observer {
        void committed(int rows, long nanos);
    }

    /// @param queue most rows that wait; more are turned away
    /// @param batch most rows of one transaction
    /// @param patience how long a stop waits for what is still to be written; then the writer is left to itself
    public record Bounds(int queue, int batch, Duration patience) {}

    private record Waiting<T, R>(T row, CompletableFuture<Outcome<R>> answer) {}

    private final String name;
    private final Database database;
    private final Bounds bounds;
    private final Batch<T, R> batch;
    private final Observer observer;
    private final BlockingQueue<Waiting<T, R>> queue;
    private final Thread writer;
    private volatile boolean open = true;

    public GroupCommit(String name, Database database, Bounds bounds, Batch<T, R> batch, Observer observer) {
        this.name = name;
        this.database = database;
        this.bounds = bounds;
        this.batch = batch;
        this.observer = observer;
        this.queue = new ArrayBlockingQueue<>(bounds.queue());
        this.writer = Thread.ofPlatform().name(name + "-writer").start(this::drain);
    }

    /// Hands in one row and waits until it is on disk, or until it is clear that it is not. The wait ends with the
    /// connection's own time limits; a timer for each request would cost more than the request.
    public Outcome<R> submit(T row) {
        var waiting = new Waiting<T, R>(row, new CompletableFuture<>());
        if (!open || !queue.offer(waiting)) {
            return new Outcome.Full<>();
        }
        if (!open && queue.remove(waiting)) {
            return new Outcome.Full<>(); // the writer may have looked for the last time a moment before
        }
        try {
            return waiting.answer().get();
        } catch (ExecutionException e) {
            return new Outcome.Unavailable<>();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unavailable<>();
        }
    }

    /// Rows that wait now.
    public int depth() {
        return queue.size();
    }

    private void drain() {
        List<Waiting<T, R>> rows = new ArrayList<>(bounds.batch());
        while (true) {
            try {
                Waiting<T, R> first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    if (!open) {
                        return;
                    }
                    continue;
                }
                rows.add(first);
                queue.drainTo(rows, bounds.batch() - 1);
                commit(rows);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                // Whatever it is, the writer goes on: without it every later request would wait for nobody.
                LOG.log(Level.ERROR, () -> name + ": the writer met " + reason(e));
                rows.forEach(waiting -> waiting.answer().complete(new Outcome.Unavailable<>()));
            } finally {
                rows.clear();
            }
        }
    }

    private void commit(List<Waiting<T, R>> rows) {
        long start = System.nanoTime();
        List<R> results;
        try {
            results = database.inReservedTransaction(transaction -> write(transaction, rows));
        } catch (RuntimeException e) {
            if (isAboutTheRows(e)) {
                isolate(rows, e);
            } else {
                LOG.log(
                        Level.WARNING,
                        () -> name + ": the database did not take " + rows.size() + " rows: " + reason(e));
                rows.forEach(waiting -> waiting.answer().complete(new Outcome.Unavailable<>()));
            }
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).answer().complete(new Outcome.Done<>(results.get(i)));
        }
        observer.committed(rows.size(), System.nanoTime() - start);
    }

    private List<R> write(Handle transaction, List<Waiting<T, R>> rows) {
        try {
            List<R> results =
                    batch.write(transaction, rows.stream().map(Waiting::row).toList());
            if (results.size() != rows.size()) {
                throw new IllegalStateException("one result a row is expected");
            }
            return results;
        } catch (SQLException e) {
            throw new BatchException(e);
        }
    }

    private void isolate(List<Waiting<T, R>> rows, RuntimeException cause) {
        if (rows.size() == 1) {
            LOG.log(Level.WARNING, () -> name + ": the database refused one row: " + reason(cause));
            rows.getFirst().answer().complete(new Outcome.Refused<>());
            return;
        }
        int half = rows.size() / 2;
        commit(rows.subList(0, half));
        commit(rows.subList(half, rows.size()));
    }

    /// SQLSTATE class 22 (a value) and 23 (a constraint), and bugs of our own: some row is at fault. Everything else
    /// (08 connection, 53 disk full, 57 shutdown, 40 rollback) is about the database, and halving would not help.
    public static boolean isAboutTheRows(RuntimeException failure) {
        String state = sqlState(failure);
        return state == null ? !isConnection(failure) : state.startsWith("22") || state.startsWith("23");
    }

    private static boolean isConnection(Throwable failure) {
        for (@Nullable Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof SQLException || e instanceof org.jdbi.v3.core.ConnectionException) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String sqlState(Throwable failure) {
        for (@Nullable Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }

    /// The kind of failure without its text, since a message may quote a row.
    private static String reason(Throwable failure) {
        String state = sqlState(failure);
        return failure.getClass().getSimpleName() + (state == null ? "" : ", SQLSTATE " + state);
    }

    /// Takes nothing more, and returns once all that waits is committed or answered.
    @Override
    public void close() {
        open = false;
        try {
            writer.join(bounds.patience());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<Waiting<T, R>> late = new ArrayList<>();
        queue.drainTo(late);
        late.forEach(waiting -> waiting.answer().complete(new Outcome.Full<>()));
    }

    private static final class BatchException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BatchException(SQLException cause) {
            super(cause);
        }
    }
}
