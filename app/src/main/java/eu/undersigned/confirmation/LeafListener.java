package eu.undersigned.confirmation;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Learns, in the transaction that makes it so, what the public log must say.
public interface LeafListener {
    /// @param signatures of one batch of tickets
    void entered(Handle transaction, List<Entered> signatures);

    /// @param ticket of the signature that was withdrawn
    void withdrawn(Handle transaction, int campaign, long ticket, Instant at);

    /// @param tickets of signatures that the campaign took out of the count
    /// @param reason a word of small letters and hyphens
    void invalidated(Handle transaction, int campaign, List<Long> tickets, String reason, Instant at);

    /// @param tickets of signatures that count again
    void reinstated(Handle transaction, int campaign, List<Long> tickets, Instant at);

    /// A signer corrected their country.
    ///
    /// @param country ISO 3166-1, as it is now
    void corrected(Handle transaction, int campaign, long ticket, String country, Instant at);
}
