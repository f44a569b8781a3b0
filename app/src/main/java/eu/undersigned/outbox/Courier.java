package eu.undersigned.outbox;

import eu.undersigned.db.Database;
import eu.undersigned.mail.Carrier;
import eu.undersigned.mail.Delivery;
import eu.undersigned.mail.Message;
import io.github.bucket4j.Bucket;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// Carries letters to the mail server: several threads, each with a connection of its own. A letter is deleted when
/// the mail server took it. A server that is down makes the courier wait, not the letters fail.
public final class Courier implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Courier.class.getName());
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration KEEP = Duration.ofDays(14);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    /// @param threads connections to the mail server
    /// @param perSecond most mails a second, all threads together
    /// @param settleEach accepted mails recorded by one commit: 1 where a repeated mail would reach a person
    public record Bounds(int threads, int perSecond, int settleEach) {}

    private final Database database;
    private final Outbox outbox;
    private final Map<String, Desk> desks;
    private final InstantSource clock;
    private final Bounds bounds;
    private final Bucket pace;
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    /// Mails that the mail server took and the database does not know of yet. Shared by all threads, so that none
    /// claims a letter again before this is recorded.
    private final Queue<UUID> sent = new ConcurrentLinkedQueue<>();

    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong postponed = new AtomicLong();
    private volatile OutboxStore.Backlog backlog = new OutboxStore.Backlog(0, Duration.ZERO);
    private volatile Optional<Instant> awaySince = Optional.empty();

    /// @param desks by kind of letter
    public Courier(Database database, Outbox outbox, Map<String, Desk> desks, InstantSource clock, Bounds bounds) {
        this.database = database;
        this.outbox = outbox;
        this.desks = desks;
        this.clock = clock;
        this.bounds = bounds;
        this.pace = Bucket.builder()
                .addLimit(limit -> limit.capacity(Math.max(1, bounds.perSecond() / 50))
                        .refillGreedy(bounds.perSecond(), Duration.ofSeconds(1)))
                .build();
    }

    /// Tries at once what an earlier run had begun. Only for a node that knows itself to be the only one.
    public void takeOver() {
        database.useTransaction(OutboxStore::releaseLeases);
    }

    public void start(Supplier<Carrier> carriers) {
        for (int i = 0; i < bounds.threads(); i++) {
            threads.add(Thread.ofPlatform().name("courier-" + i).start(() -> run(carriers)));
        }
        threads.add(Thread.ofPlatform().name("courier-tidy").start(this::tidy));
    }

    public long accepted() {
        return accepted.get();
    }

    public long refused() {
        return refused.get();
    }

    public long postponed() {
        return postponed.get();
    }

    /// Letters that wait, counted every ten seconds.
    public long backlog() {
        return backlog.count();
    }

    public MailHealth health() {
        return new MailHealth(backlog.count(), backlog.oldest(), awaySince);
    }

    private void run(Supplier<Carrier> carriers) {
        Duration pause = Duration.ofMillis(100);
        try (Carrier carrier = carriers.get()) {
            while (closing.getCount() > 0) {
                try {
                    int handled = round(carrier);
                    pause = handled > 0 ? Duration.ofMillis(1) : handled == 0 ? Duration.ofMillis(100) : longer(pause);
                } catch (RuntimeException e) {
                    LOG.log(Level.WARNING, () -> "courier: " + e.getClass().getSimpleName());
                    pause = longer(pause);
                }
                closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    /// Claims some letters and tries each. Gives how many were handled, or -1 when the mail server is away.
    private int round(Carrier carrier) throws InterruptedException {
        settle();
        int most = Math.max(8, bounds.settleEach());
        long start = System.nanoTime();
        List<OutboxStore.Claimed> claimed =
                database.inTransaction(transaction -> OutboxStore.claim(transaction, most, LEASE));
        for (int i = 0; i < claimed.size(); i++) {
            if (System.nanoTime() - start > LEASE.toNanos() / 2) {
                // A slow server: another thread must not claim what is still to come here.
                giveBack(claimed.subList(i, claimed.size()));
                break;
            }
            if (closing.getCount() == 0 || !attempt(carrier, claimed.get(i))) {
                settleOrLater();
                giveBack(claimed.subList(i, claimed.size()));
                return -1;
            }
            if (sent.size() >= bounds.settleEach()) {
                settleOrLater();
            }
        }
        settle();
        return claimed.size();
    }

    /// False when the mail server is away, so that trying the next letter makes no sense.
    private boolean attempt(Carrier carrier, OutboxStore.Claimed claimed) throws InterruptedException {
        pace.asBlocking().consume(1);
        UUID id = claimed.letter().id();
        Letter letter;
        Desk desk;
        Message message;
        try {
            letter = outbox.open(claimed.letter());
            desk = desk(letter);
            message = desk.composer().compose(letter, clock.instant());
        } catch (RuntimeException e) {
            // One letter that can't be put into words must not hold back the others.
            LOG.log(
                    Level.ERROR,
                    () -> "mail " + id + " can't be written: " + e.getClass().getSimpleName());
            postpone(claimed);
            return true;
        }
        return switch (carrier.carry(message)) {
            case Delivery.Accepted() -> {
                sent.add(id);
                accepted.incrementAndGet();
                awaySince = Optional.empty();
                yield true;
            }
            case Delivery.Refused(int code) -> {
                LOG.log(Level.INFO, () -> "mail " + id + " refused for good: SMTP " + code);
                refused.incrementAndGet();
                database.useTransaction(transaction -> {
                    OutboxStore.refuse(transaction, id);
                    desk.refusals().refused(transaction, letter);
                });
                yield true;
            }
            case Delivery.Later(String reason) -> {
                LOG.log(Level.INFO, () -> "mail " + id + " postponed: " + reason);
                postpone(claimed);
                yield true;
            }
            case Delivery.Away(String reason) -> away(reason);
            // Rather twice than never: whoever is asked to confirm waits for this mail.
            case Delivery.Unsure(String reason) -> away(reason);
        };
    }

    private boolean away(String reason) {
        LOG.log(Level.WARNING, () -> "the mail server takes nothing now: " + reason);
        postponed.incrementAndGet();
        awaySince = Optional.of(awaySince.orElseGet(clock::instant));
        return false;
    }

    /// @throws IllegalStateException for a kind of a later version, whose node will take it
    private Desk desk(Letter letter) {
        Desk desk = desks.get(letter.kind());
        if (desk == null) {
            throw new IllegalStateException("nobody here writes letters of this kind");
        }
        return desk;
    }

    private void postpone(OutboxStore.Claimed claimed) {
        postponed.incrementAndGet();
        Duration delay = Duration.ofMinutes(1L << Math.min(6, claimed.attempts() - 1));
        database.useTransaction(transaction ->
                OutboxStore.postpone(transaction, claimed.letter().id(), delay));
    }

    /// Records what was sent. What the database does not take now stays on the list for the next time.
    private void settle() {
        List<UUID> ids = new ArrayList<>();
        for (UUID id = sent.poll(); id != null; id = sent.poll()) {
            ids.add(id);
        }
        if (ids.isEmpty()) {
            return;
        }
        boolean isRecorded = false;
        try {
            database.useTransaction(transaction -> OutboxStore.delete(transaction, ids));
            isRecorded = true;
        } finally {
            if (!isRecorded) {
                sent.addAll(ids);
            }
        }
    }

    /// A database that takes nothing now is no reason to leave the other letters of this round lying.
    private void settleOrLater() {
        try {
            settle();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    () -> "mails that were sent are recorded later: "
                            + e.getClass().getSimpleName());
        }
    }

    private void giveBack(List<OutboxStore.Claimed> claimed) {
        List<UUID> ids = claimed.stream().map(one -> one.letter().id()).toList();
        database.useTransaction(transaction -> OutboxStore.giveBack(transaction, ids));
    }

    private void tidy() {
        try {
            int round = 0;
            do {
                boolean due = round++ % 6 == 0;
                try {
                    database.useTransaction(transaction -> watch(transaction, due));
                } catch (RuntimeException e) {
                    LOG.log(Level.WARNING, () -> "courier: " + e.getClass().getSimpleName());
                }
            } while (!closing.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch(Handle transaction, boolean tidy) {
        backlog = OutboxStore.backlog(transaction);
        if (tidy) {
            OutboxStore.tidy(transaction, KEEP);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        // One deadline for all: a mail server that hangs, hangs on every connection.
        long end = System.nanoTime() + LONGEST_FAREWELL.toNanos();
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
