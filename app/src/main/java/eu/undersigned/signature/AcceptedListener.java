package eu.undersigned.signature;

import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Learns of accepted signatures in the transaction that stores them.
public interface AcceptedListener {
    /// @param byCampaign new pending signatures of this batch; 0 where a batch held second tries only
    void accepted(Handle transaction, Map<Integer, Integer> byCampaign);

    /// A pending signature that was erased, since the same person's with a corrected mailbox has taken its place.
    void replaced(Handle transaction, int campaign, Instant acceptedAt);

    /// Second tries that are published as if they were pending, so that the published number does not tell whether a
    /// mailbox has signed; negative when they expire.
    void echoed(Handle transaction, int campaign, int count);

    /// Requests whose mailbox refused the mail for good; one that is published as if it were pending is told as if it
    /// had been new.
    void bounced(Handle transaction, int campaign, int count);
}
