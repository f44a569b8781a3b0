package eu.undersigned.transparency;

import eu.undersigned.confirmation.Entered;
import eu.undersigned.confirmation.LeafListener;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// No log: for a benchmark's peer, in a load test only (`log.skip`).
public final class NoLeaves implements LeafListener {
    @Override
    public void entered(Handle transaction, List<Entered> signatures) {}

    @Override
    public void withdrawn(Handle transaction, int campaign, long ticket, Instant at) {}

    @Override
    public void invalidated(Handle transaction, int campaign, List<Long> tickets, String reason, Instant at) {}

    @Override
    public void reinstated(Handle transaction, int campaign, List<Long> tickets, Instant at) {}

    @Override
    public void corrected(Handle transaction, int campaign, long ticket, String country, Instant at) {}
}
