package eu.undersigned.organisation;

import org.jdbi.v3.core.Handle;

/// Learns, in the transaction that makes it so, that an organisation's key or the contact for it is another one.
@FunctionalInterface
public interface KeyListener {
    /// @param campaign its name, for people
    void changed(Handle transaction, String campaign, KeyChange change);
}
