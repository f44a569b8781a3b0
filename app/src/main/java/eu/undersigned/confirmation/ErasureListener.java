package eu.undersigned.confirmation;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Learns, in the same transaction, that a record which organisations may have received is gone.
@FunctionalInterface
public interface ErasureListener {
    /// @param organisation that must erase the record too
    void erased(Handle transaction, int campaign, int organisation, UUID signature);
}
