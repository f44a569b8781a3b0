package eu.undersigned.confirmation;

import eu.undersigned.db.Database;
import eu.undersigned.signature.SignatureIds;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Gives leaves to signatures that were confirmed without one: by a version before the log, on another node perhaps, or
/// made up for a demonstration. Walks through the table once by id; later starts look only at what may have been
/// confirmed since.
final class Entering implements Runnable {
    static final int SALT_BYTES = 32;

    private static final Logger LOG = System.getLogger(Entering.class.getName());
    /// Rows looked at in one transaction: fewer than a batch has places.
    private static final int PAGE = 1_000;

    private final Database database;
    private final LeafListener leaves;
    private final SecureRandom random;
    private boolean isDone;

    Entering(Database database, LeafListener leaves, SecureRandom random) {
        this.database = database;
        this.leaves = leaves;
        this.random = random;
    }

    static byte[] salt(byte[] salts, int number) {
        return Arrays.copyOfRange(salts, number * SALT_BYTES, (number + 1) * SALT_BYTES);
    }

    /// Enters all that are there. Does nothing after it has come to the end once.
    @Override
    public synchronized void run() {
        if (isDone) {
            return;
        }
        // A node of the version before may confirm what has waited for as long as that.
        UUID from = database.inTransaction(EnteringStore::mark)
                .map(SignatureIds::time)
                .map(time -> time.minus(Confirming.PATIENCE.plusDays(1)))
                .filter(Instant.EPOCH::isBefore)
                .map(SignatureIds::floor)
                .orElse(new UUID(0, 0));
        long entered = 0;
        while (true) {
            UUID after = from;
            EnteringStore.Page page = database.inTransaction(transaction -> page(transaction, after));
            entered += page.entered();
            if (page.last().isEmpty()) {
                break;
            }
            from = page.last().get();
        }
        UUID end = from;
        database.useTransaction(transaction -> EnteringStore.complete(transaction, end));
        isDone = true;
        if (entered > 0) {
            long count = entered;
            LOG.log(Level.INFO, () -> count + " signatures of before have got their leaves");
        }
    }

    private EnteringStore.Page page(Handle transaction, UUID after) {
        EnteringStore.Page page = EnteringStore.page(transaction, after, PAGE);
        List<EnteringStore.Stamp> stamps = new ArrayList<>();
        for (UUID id : page.missing()) {
            byte[] salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            stamps.add(new EnteringStore.Stamp(id, salt, stamps.size()));
        }
        leaves.entered(transaction, EnteringStore.enter(transaction, stamps));
        return page;
    }

    /// Enters one signature, in the transaction that is about to change it.
    static Entered enter(Handle transaction, LeafListener leaves, SecureRandom random, UUID id) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Entered entered = EnteringStore.enter(transaction, List.of(new EnteringStore.Stamp(id, salt, 0)))
                .getFirst();
        leaves.entered(transaction, List.of(entered));
        return entered;
    }
}
