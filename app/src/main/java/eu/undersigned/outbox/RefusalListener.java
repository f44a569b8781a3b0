package eu.undersigned.outbox;

import org.jdbi.v3.core.Handle;

/// Learns, in the transaction that records it, that a mail server refused a letter for good.
@FunctionalInterface
public interface RefusalListener {
    void refused(Handle transaction, Letter letter);
}
