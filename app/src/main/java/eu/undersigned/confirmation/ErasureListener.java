package eu.undersigned.confirmation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Learns, in the same transaction, that a record which organisations may have received is gone.
public interface ErasureListener {
    /// @param organisation that must erase the record too
    void erased(Handle transaction, int campaign, int organisation, UUID signature);

    /// The campaign took these out of the count. They may come back: then they are delivered again.
    ///
    /// @param at the time from which on they are invalid, as their rows have it
    void invalidated(Handle transaction, int campaign, int organisation, List<UUID> signatures, Instant at);
}
