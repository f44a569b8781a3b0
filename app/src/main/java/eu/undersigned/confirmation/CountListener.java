package eu.undersigned.confirmation;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// Learns what counts, and what no longer does, in the transaction that makes it so.
public interface CountListener {
    void confirmed(Handle transaction, List<Counted> signatures);

    void withdrawn(Handle transaction, Counted signature);

    /// Confirmed signatures that the campaign took out of the count.
    ///
    /// @param reason its word, as in the public log
    void invalidated(Handle transaction, String reason, List<Counted> signatures);

    /// Those that count again.
    ///
    /// @param reason for which they did not
    void reinstated(Handle transaction, String reason, List<Counted> signatures);

    /// Withdrawn while it did not count anyway.
    ///
    /// @param reason for which it did not
    void withdrawnInvalid(Handle transaction, int campaign, String reason);

    /// A signer corrected their country.
    void moved(Handle transaction, Counted before, Counted after);

    /// Pending signatures that were erased: by their mailbox's owner, or since nobody confirmed them.
    void rejected(Handle transaction, int campaign, int count);

    void expired(Handle transaction, int campaign, int count);

    /// Second tries that are no longer published as pending.
    void echoesEnded(Handle transaction, int campaign, int count);
}
