package eu.undersigned.signature;

import java.util.Locale;

/// Why somebody can't sign this way. There is always another way, and the page names it.
public enum Block {
    NETWORK,
    DOMAIN,
    MAILBOX,
    /// A service for throw-away addresses.
    DISPOSABLE;

    /// As in the keys of messages, and in problem documents.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
