package eu.undersigned.confirmation;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Knows which updates went to a signature, and learns when no more may. Whoever sends them implements it.
public interface SentUpdates {
    /// Oldest first.
    List<SentUpdate> of(Handle transaction, UUID signature);

    /// The signer wants no more: what waits to be sent is erased.
    void stopped(Handle transaction, UUID signature);

    /// The signature is erased, and with it all that is kept about its updates.
    void erased(Handle transaction, UUID signature);
}
