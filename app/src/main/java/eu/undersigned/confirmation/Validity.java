package eu.undersigned.confirmation;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.confirmation.ValidityStore.Changed;
import eu.undersigned.confirmation.ValidityStore.Taken;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Takes signatures out of the count and lets them count again, in transactions of the caller: rows, counts, leaves and
/// what organisations must erase change together or not at all.
///
/// Callers lock the rows first, in the order of their ids.
public final class Validity {
    private final Campaigns campaigns;
    private final CountListener listener;
    private final LeafListener leaves;
    private final ErasureListener erasures;
    private final SecureRandom random;
    private final InstantSource clock;

    Validity(
            Campaigns campaigns,
            CountListener listener,
            LeafListener leaves,
            ErasureListener erasures,
            SecureRandom random,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.listener = listener;
        this.leaves = leaves;
        this.erasures = erasures;
        this.random = random;
        this.clock = clock;
    }

    /// What one batch did.
    ///
    /// @param counted confirmed signatures that left the count, or came back
    /// @param pending ones that can't be confirmed now, or can again
    /// @param last behind it the next batch begins; the same as before when there was nothing left
    public record Batch(int counted, int pending, UUID last) {}

    /// Those of the signatures that are confirmed stop counting.
    ///
    /// @param ids at most [Ticket#PLACES], locked; others' campaigns are left alone
    /// @return how many
    public int invalidate(Handle transaction, Invalidation invalidation, List<UUID> ids) {
        enterMissing(transaction, ids);
        Instant at = ValidityStore.now(transaction);
        List<Changed> changed = ValidityStore.invalidate(transaction, invalidation, ids, at);
        if (!changed.isEmpty()) {
            listener.invalidated(transaction, invalidation.reason(), counted(changed));
            leaves.invalidated(
                    transaction, invalidation.campaign(), tickets(changed), invalidation.reason(), clock.instant());
            receivers(invalidation, changed)
                    .forEach((organisation, signatures) ->
                            erasures.invalidated(transaction, invalidation.campaign(), organisation, signatures, at));
        }
        return changed.size();
    }

    /// Those of the signatures that are pending can't be confirmed until [#reinstateNext].
    ///
    /// @return how many
    public int hold(Handle transaction, Invalidation invalidation, List<UUID> ids) {
        return ValidityStore.hold(transaction, invalidation, ids, ValidityStore.now(transaction));
    }

    /// The next signatures that this invalidation took, and that are still invalid, count again.
    ///
    /// @param after the last one of the batch before
    /// @param most at most [Ticket#PLACES]
    public Batch reinstateNext(Handle transaction, Invalidation invalidation, UUID after, int most) {
        List<Taken> taken = ValidityStore.taken(transaction, invalidation, after, most);
        if (taken.isEmpty()) {
            return new Batch(0, 0, after);
        }
        List<Changed> changed = ValidityStore.reinstate(transaction, invalidation, ids(taken, false));
        if (!changed.isEmpty()) {
            listener.reinstated(transaction, invalidation.reason(), counted(changed));
            leaves.reinstated(transaction, invalidation.campaign(), tickets(changed), clock.instant());
        }
        int released = ValidityStore.release(transaction, invalidation, ids(taken, true));
        return new Batch(changed.size(), released, taken.getLast().id());
    }

    private static List<UUID> ids(List<Taken> taken, boolean waiting) {
        return taken.stream()
                .filter(one -> one.waits() == waiting)
                .map(Taken::id)
                .toList();
    }

    /// A change needs a leaf that it changes.
    private void enterMissing(Handle transaction, List<UUID> ids) {
        for (UUID id : ValidityStore.leafless(transaction, ids)) {
            Entering.enter(transaction, leaves, random, id);
        }
    }

    private static List<Counted> counted(List<Changed> changed) {
        return changed.stream().map(Changed::counted).toList();
    }

    private static List<Long> tickets(List<Changed> changed) {
        return changed.stream().map(Changed::ticket).sorted().toList();
    }

    /// The lead, who received everybody, and the partners that signers said yes to.
    private Map<Integer, List<UUID>> receivers(Invalidation invalidation, List<Changed> changed) {
        Map<Integer, List<UUID>> receivers = changed.stream()
                .filter(one -> one.consented().isPresent())
                .collect(Collectors.groupingBy(
                        one -> one.consented().orElseThrow(),
                        TreeMap::new,
                        Collectors.mapping(Changed::id, Collectors.toList())));
        int lead = campaigns.byId(invalidation.campaign()).lead().id();
        receivers.merge(
                lead,
                changed.stream().map(Changed::id).toList(),
                (some, all) ->
                        Stream.concat(some.stream(), all.stream()).distinct().toList());
        return receivers;
    }
}
