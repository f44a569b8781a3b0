package eu.undersigned.confirmation;

import eu.undersigned.db.Database;
import eu.undersigned.signature.SignatureIds;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Erases what nobody confirmed within 14 days. Runs every few minutes on one node.
final class Expiring implements Runnable {
    private static final Logger LOG = System.getLogger(Expiring.class.getName());

    private final Database database;
    private final CountListener listener;
    private final InstantSource clock;

    Expiring(Database database, CountListener listener, InstantSource clock) {
        this.database = database;
        this.listener = listener;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            database.useTransaction(this::expire);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> "expiry: " + e.getClass().getSimpleName());
        }
    }

    private void expire(Handle transaction) {
        if (!ConfirmationStore.isMineToExpire(transaction)) {
            return;
        }
        UUID before = SignatureIds.floor(clock.instant().minus(Confirming.PATIENCE));
        ConfirmationStore.expire(transaction, before)
                .forEach((campaign, count) -> listener.expired(transaction, campaign, count));
        ConfirmationStore.expireEchoes(transaction, before)
                .forEach((campaign, count) -> listener.echoesEnded(transaction, campaign, count));
        ConfirmationStore.forget(transaction, before);
    }
}
