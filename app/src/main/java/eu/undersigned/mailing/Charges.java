package eu.undersigned.mailing;

import eu.undersigned.db.Database;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/// The mailings that this process sends: each is sent by one process at a time, which says every second that it still
/// does. Another one takes over when it has not said so for half a minute.
final class Charges implements Runnable {
    private static final Logger LOG = System.getLogger(Charges.class.getName());
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int TIDY_EVERY = 10;
    /// So long a letter may wait and be readable to whoever holds database and secrets.
    static final Duration LONGEST_WAIT = Duration.ofHours(6);
    /// No attempt takes as long. What is still being tried then was begun by a commit whose answer was lost.
    private static final Duration LONGEST_TRY = Duration.ofMinutes(10);

    private final Database database;
    private final InstantSource clock;
    private final UUID self = UUID.randomUUID();
    private final Map<Integer, Charge> charges = new ConcurrentHashMap<>();
    /// Those that this process has sent before, too: a mailing that is resumed goes on where it was.
    private final Map<Integer, Charge> known = new ConcurrentHashMap<>();

    private final CountDownLatch closing = new CountDownLatch(1);

    Charges(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    List<Charge> now() {
        return List.copyOf(charges.values());
    }

    boolean has(Charge charge) {
        return closing.getCount() > 0 && charges.get(charge.mailing().id()) == charge;
    }

    /// Waits, and says whether the process stops.
    boolean isClosing(Duration pause) throws InterruptedException {
        return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Looks after the charges until the process stops.
    @Override
    public void run() {
        try {
            int round = 0;
            do {
                try {
                    look(round++ % TIDY_EVERY == 0);
                } catch (RuntimeException e) {
                    LOG.log(Level.WARNING, () -> "updates: " + e.getClass().getSimpleName());
                }
            } while (!isClosing(Duration.ofSeconds(1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(boolean isTidying) {
        Map<Integer, Optional<UUID>> leased =
                database.inTransaction(transaction -> LetterStore.lease(transaction, self, LEASE));
        for (Charge charge : now()) {
            if (!leased.containsKey(charge.mailing().id())) {
                charges.remove(charge.mailing().id());
                report(charge);
            }
        }
        leased.forEach((id, before) -> {
            if (!charges.containsKey(id)) {
                take(id, before);
            }
        });
        now().forEach(this::report);
        if (isTidying) {
            database.useTransaction(this::tidy);
        }
    }

    private void tidy(Handle transaction) {
        LetterStore.eraseOld(transaction, clock.instant().minus(LONGEST_WAIT));
        for (int id : LetterStore.abandoned(transaction)) {
            recover(transaction, id);
            known.remove(id);
        }
        LetterStore.eraseUnwanted(transaction);
        now().forEach(charge -> giveUp(transaction, charge));
        FeedStore.forgetTokens(transaction, clock.instant());
    }

    private void giveUp(Handle transaction, Charge charge) {
        int id = charge.mailing().id();
        int unsure =
                RecipientStore.giveUpTrying(transaction, id, clock.instant().minus(LONGEST_TRY));
        if (unsure > 0) {
            LOG.log(Level.WARNING, () -> "mailing " + id + ": of " + unsure + " nobody knows any more what became");
            charge.lost(unsure);
        }
    }

    /// @param before who sent it until now
    private void take(int id, Optional<UUID> before) {
        Charge mine = known.get(id);
        if (mine != null && before.equals(Optional.of(self))) {
            mine.goOn();
            charges.put(id, mine);
            return;
        }
        Optional<Charge> charge = database.inTransaction(transaction ->
                MailingStore.find(transaction, id).map(mailing -> new Charge(mailing, recover(transaction, id))));
        charge.ifPresent(found -> {
            known.put(id, found);
            charges.put(id, found);
        });
    }

    /// Whoever sent it before: what it was trying at its end is unsure now.
    private static Map<String, Long> recover(Handle transaction, int id) {
        int unsure = RecipientStore.giveUpTrying(transaction, id);
        if (unsure > 0) {
            LOG.log(Level.WARNING, () -> "mailing " + id + ": " + unsure + " were being tried when a process ended");
        }
        Map<String, Long> outcome = RecipientStore.outcome(transaction, id);
        LetterStore.report(transaction, id, Charge.outcome(outcome));
        return outcome;
    }

    private void report(Charge charge) {
        database.useTransaction(
                transaction -> LetterStore.report(transaction, charge.mailing().id(), charge.outcome()));
    }

    /// Until somebody resumes it.
    void pause(Charge charge, String reason) {
        int id = charge.mailing().id();
        if (charges.remove(id, charge)) {
            LOG.log(Level.WARNING, () -> "mailing " + id + " pauses by itself: " + reason);
            database.useTransaction(transaction -> {
                LetterStore.report(transaction, id, charge.outcome());
                MailingStore.pause(transaction, id, Optional.of(reason));
            });
        }
    }

    /// Frees what another process held when it died: only where no other process can be at work.
    void takeOverAll() {
        database.useTransaction(LetterStore::releaseAll);
    }

    void close() {
        closing.countDown();
    }

    /// To be called when nothing is sent any more.
    void release() {
        database.useTransaction(transaction -> {
            now().forEach(charge ->
                    LetterStore.report(transaction, charge.mailing().id(), charge.outcome()));
            LetterStore.release(transaction, self);
        });
    }
}
