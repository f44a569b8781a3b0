package eu.undersigned.delivery;

import eu.undersigned.confirmation.ErasureListener;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Notes what organisations must erase, in the transaction that erases it here.
public final class Erasures implements ErasureListener {
    @Override
    public void erased(Handle transaction, int campaign, int organisation, UUID signature) {
        DeliveryStore.erased(transaction, campaign, organisation, signature);
    }

    @Override
    public void invalidated(Handle transaction, int campaign, int organisation, List<UUID> signatures, Instant at) {
        DeliveryStore.invalidated(transaction, campaign, organisation, signatures, at);
    }
}
