package eu.undersigned.signature;

import eu.undersigned.db.Database;
import eu.undersigned.db.GroupCommit;
import eu.undersigned.outbox.Outbox;
import eu.undersigned.signature.SecondTryStore.Place;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Looks at second tries after their answer went out, and does what the mailbox's owner would expect:
///
/// - the same person, not yet confirmed: the confirmation mail once more, at most five in 24 hours;
/// - the same person, confirmed: a mail that says so, with a link to the signature, under the same limit;
/// - a second person of the same mailbox: a signature of their own;
/// - a third: a mail that says that two is the most.
final class SecondTries implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SecondTries.class.getName());
    private static final int MOST_MAILS = 5;
    private static final Duration MAIL_WINDOW = Duration.ofHours(24);

    private final Database database;
    private final Outbox outbox;
    private final AcceptedListener listener;
    private final InstantSource clock;
    private final Semaphore arrivals = new Semaphore(0);
    private final Thread thread;
    private volatile boolean open = true;
    private volatile long abandoned;

    SecondTries(Database database, Outbox outbox, AcceptedListener listener, InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.listener = listener;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("second-tries").start(this::run);
    }

    /// Says that there may be something to look at.
    void wake() {
        arrivals.release();
    }

    private void run() {
        while (open) {
            try {
                if (arrivals.tryAcquire(500, TimeUnit.MILLISECONDS)) {
                    arrivals.drainPermits();
                }
                while (open && database.inTransaction(this::handleOne)) {
                    continue;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.log(
                        Level.WARNING,
                        () -> "a second try could not be handled: "
                                + e.getClass().getSimpleName());
                noteFailure(GroupCommit.isAboutTheRows(e));
            }
        }
    }

    /// A database that is away or full is no fault of the row: it is tried again for as long as it takes.
    private void noteFailure(boolean isAboutTheRow) {
        try {
            if (isAboutTheRow) {
                database.useTransaction(SecondTryStore::failed);
                abandoned = database.inTransaction(SecondTryStore::abandoned);
            }
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the database is away");
        }
    }

    private boolean handleOne(Handle transaction) {
        Optional<SecondTry> found = SecondTryStore.next(transaction);
        if (found.isEmpty()) {
            return false;
        }
        try {
            handle(transaction, found.get());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return true;
    }

    private void handle(Handle transaction, SecondTry row) throws SQLException {
        Optional<Place> first = SecondTryStore.place(transaction, row.campaign(), row.fingerprint());
        Optional<Place> second = SecondTryStore.place(transaction, row.campaign(), row.secondFingerprint());
        Optional<Place> own = Stream.of(first, second)
                .flatMap(Optional::stream)
                .filter(place -> Arrays.equals(place.namePrint(), row.namePrint()))
                .findFirst();
        int pending = (int) Stream.of(first, second)
                .flatMap(Optional::stream)
                .filter(place -> place.state() == SignatureState.PENDING)
                .count();
        if (own.isPresent()) {
            boolean waits = own.get().state() == SignatureState.PENDING;
            if (waits) {
                SecondTryStore.takeNewestAnswers(transaction, row, own.get(), clock.instant());
            }
            mail(transaction, row, own.get(), kind(own.get().state()));
            if (!waits) {
                echo(transaction, row, own.get().id(), pending);
            }
        } else if (first.isEmpty() || second.isEmpty()) {
            byte[] free = first.isEmpty() ? row.fingerprint() : row.secondFingerprint();
            if (SecondTryStore.take(transaction, row.id(), free)) {
                outbox.put(transaction, List.of(row.letter()));
                listener.accepted(transaction, Map.of(row.campaign(), 1));
            } else {
                return; // taken a moment ago: the row stays and is looked at again
            }
        } else {
            mail(transaction, row, first.get(), SignLetter.Kind.FULL);
            echo(transaction, row, null, pending);
        }
        SecondTryStore.done(transaction, row.id());
    }

    private static SignLetter.Kind kind(SignatureState state) {
        return switch (state) {
            case PENDING -> SignLetter.Kind.CONFIRM;
            case CONFIRMED -> SignLetter.Kind.AGAIN;
            case INVALIDATED -> SignLetter.Kind.UNCOUNTED;
            case EXPIRED, REJECTED, WITHDRAWN -> throw new IllegalStateException("erased, and yet there");
        };
    }

    private void echo(Handle transaction, SecondTry row, @Nullable UUID signature, int pending) {
        if (SecondTryStore.echo(transaction, row, signature, pending)) {
            listener.echoed(transaction, row.campaign(), 1);
        }
    }

    private void mail(Handle transaction, SecondTry row, Place place, SignLetter.Kind kind) throws SQLException {
        Instant now = clock.instant();
        List<Instant> mailed = new ArrayList<>(place.mailedAt().stream()
                .filter(time -> time.isAfter(now.minus(MAIL_WINDOW)))
                .toList());
        if (mailed.size() >= MOST_MAILS) {
            return;
        }
        mailed.add(now);
        SignLetter letter = SignLetter.decode(outbox.open(row.letter()));
        SignatureToken token = new SignatureToken(place.id(), letter.token().secret());
        outbox.putAbout(
                transaction, place.id(), outbox.seal(letter.as(kind, token).encode()));
        // The third person gets no link to the signatures of the other two.
        Optional<SecondTry> link = kind == SignLetter.Kind.FULL ? Optional.empty() : Optional.of(row);
        SecondTryStore.mailed(transaction, row.campaign(), place, link, mailed);
    }

    /// Second tries that failed for good, or none while the database is away.
    long abandoned() {
        return abandoned;
    }

    @Override
    public void close() {
        open = false;
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
