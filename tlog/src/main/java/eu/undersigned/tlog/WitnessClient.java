package eu.undersigned.tlog;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToLongFunction;

/// Asks witnesses for cosignatures, all of them at once. For many threads.
///
/// @see <a href="https://c2sp.org/tlog-witness">C2SP tlog-witness, "add-checkpoint"</a>
public final class WitnessClient {
    private final HttpClient http;
    private final Duration patience;

    /// @param http should not follow redirects
    /// @param patience with each witness, all its answers together
    public WitnessClient(HttpClient http, Duration patience) {
        this.http = http;
        this.patience = patience;
    }

    /// Returns when every witness has answered or the time is over.
    ///
    /// @param checkpoint not yet published: a log serves what is cosigned by enough witnesses
    /// @param lastSize of the tree that the witness is known to have cosigned; 0 when nothing is known,
    ///     which costs one more request
    /// @param tiles of the log, read from many threads at once
    /// @return one answer for each witness, in their order
    /// @throws InterruptedException when the thread is told to stop; requests under way are dropped
    public List<WitnessAnswer> ask(
            SignedCheckpoint checkpoint, List<Witness> witnesses, ToLongFunction<Witness> lastSize, TileReader tiles)
            throws InterruptedException {
        List<Callable<WitnessAnswer>> calls = new ArrayList<>();
        for (Witness witness : witnesses) {
            long known = lastSize.applyAsLong(witness);
            calls.add(() -> new WitnessCall(http, patience, witness, checkpoint, tiles).ask(known));
        }
        var threads = Thread.ofVirtual().name("witness-", 0).factory();
        try (ExecutorService executor = Executors.newThreadPerTaskExecutor(threads)) {
            List<WitnessAnswer> answers = new ArrayList<>();
            for (Future<WitnessAnswer> call : executor.invokeAll(calls)) {
                answers.add(call.get());
            }
            return List.copyOf(answers);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
