package eu.undersigned.signature;

import eu.undersigned.db.Database;
import eu.undersigned.organisation.OrganisationKey;
import eu.undersigned.seal.EpochKey;
import eu.undersigned.seal.Recipient;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The epochs under way in this process: for each campaign and organisation's key, the key of the moment. What an epoch
/// sealed, this process can't open once the epoch has ended.
final class Epochs {
    private final Database database;
    private final SealConfig bounds;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Map<String, Epoch> open = new ConcurrentHashMap<>();

    /// @param id its number, stored before anything is sealed in it
    record Epoch(int id, EpochKey key, Instant until, long mostRecords) {
        boolean hasEnded(Instant now) {
            return !now.isBefore(until) || key.records() >= mostRecords;
        }
    }

    /// A new epoch's key could not be stored: what would be sealed under it, nobody could ever open.
    static final class NotStored extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotStored(RuntimeException cause) {
            super(cause);
        }
    }

    Epochs(Database database, SealConfig bounds, SecureRandom random, InstantSource clock) {
        this.database = database;
        this.bounds = bounds;
        this.random = random;
        this.clock = clock;
    }

    Epoch current(int campaign, OrganisationKey key) {
        String name = campaign + "/" + key.id();
        Epoch epoch = open.get(name);
        return epoch != null && !epoch.hasEnded(clock.instant())
                ? epoch
                : open.compute(
                        name,
                        (_, before) ->
                                before != null && !before.hasEnded(clock.instant()) ? before : begin(campaign, key));
    }

    private Epoch begin(int campaign, OrganisationKey key) {
        List<Recipient> recipients = new ArrayList<>(List.of(key.recipient()));
        bounds.recovery().ifPresent(recipients::add);
        EpochKey fresh = EpochKey.create(recipients, random);
        int id;
        try {
            id = database.inTransaction(
                    transaction -> EpochStore.add(transaction, campaign, key.id(), fresh.wrapped()));
        } catch (RuntimeException e) {
            throw new NotStored(e);
        }
        return new Epoch(id, fresh, clock.instant().plus(bounds.epochDuration()), bounds.epochRecords());
    }

    /// Drops the keys of epochs whose time is over, also where nobody signs any more.
    void dropEnded() {
        Instant now = clock.instant();
        open.values().removeIf(epoch -> epoch.hasEnded(now));
    }
}
