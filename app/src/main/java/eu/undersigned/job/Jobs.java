package eu.undersigned.job;

import eu.undersigned.db.Database;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;

/// Long jobs: begun by people, done by whichever node is free, a step at a time.
///
/// A step holds its job's row. A node that dies in the middle lets go of it, nothing of the step is kept, and the next
/// node begins it again.
public final class Jobs implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Jobs.class.getName());
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
    /// Steps of one job that fail in a row before it is given up: the database was away for a minute.
    private static final int MOST_FAILURES = 10;

    private final Database database;
    private final InstantSource clock;
    private final Map<String, JobKind> kinds = new LinkedHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    public Jobs(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// To be called for every kind before [#start()].
    public void add(JobKind kind) {
        kinds.put(kind.name(), kind);
    }

    /// @param input JSON, without personal data
    /// @return the job's number
    public long begin(Handle transaction, JobKind kind, int campaign, int member, String input) {
        return JobStore.add(transaction, kind.name(), campaign, member, input, clock.instant());
    }

    public Optional<Job> find(Handle transaction, long id) {
        return JobStore.find(transaction, id);
    }

    /// The newest first.
    public List<Job> of(Handle transaction, int campaign, int most) {
        return JobStore.of(transaction, campaign, most);
    }

    /// Ends it before its next step. False when it is over already.
    public boolean cancel(Handle transaction, long id, int member) {
        return JobStore.cancel(transaction, id, member, clock.instant());
    }

    public void start() {
        threads.add(Thread.ofPlatform().name("jobs").start(this::run));
    }

    private void run() {
        try {
            boolean hasMore = false;
            while (hasMore ? closing.getCount() > 0 : !closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                hasMore = next();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether there was something to do.
    private boolean next() {
        AtomicLong claimed = new AtomicLong();
        try {
            return database.inTransaction(transaction -> {
                Optional<Job> job = JobStore.claim(transaction, List.copyOf(kinds.keySet()), clock.instant());
                job.ifPresent(found -> {
                    claimed.set(found.id());
                    step(transaction, found);
                });
                return job.isPresent();
            });
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    () -> "job " + claimed + " stumbled: " + e.getClass().getSimpleName());
            return claimed.get() != 0 && stumbled(claimed.get());
        }
    }

    private void step(Handle transaction, Job job) {
        Instant now = clock.instant();
        if (job.cancelledAt().isPresent()) {
            JobStore.end(transaction, job.id(), now);
            return;
        }
        switch (kind(job).step(transaction, job)) {
            case Step.More more -> JobStore.progress(transaction, job.id(), more, now);
            case Step.Later(Duration delay) -> JobStore.rest(transaction, job.id(), now.plus(delay));
            case Step.Done done -> JobStore.done(transaction, job.id(), done, now);
            case Step.Failed(String reason) -> JobStore.failed(transaction, job.id(), reason, now);
        }
    }

    private JobKind kind(Job job) {
        return Optional.ofNullable(kinds.get(job.kind())).orElseThrow();
    }

    private boolean stumbled(long id) {
        try {
            database.useTransaction(transaction -> {
                Instant now = clock.instant();
                if (JobStore.stumbled(transaction, id, now.plus(AFTER_FAILURE)) >= MOST_FAILURES) {
                    JobStore.failed(
                            transaction, id, "It failed " + MOST_FAILURES + " times; see the server's log.", now);
                }
            });
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> "job " + id + ": " + e.getClass().getSimpleName());
        }
        return false;
    }

    @Override
    public void close() {
        closing.countDown();
        for (Thread thread : threads) {
            try {
                thread.join(LONGEST_FAREWELL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
