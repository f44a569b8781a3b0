package eu.undersigned.signature;

import java.util.Locale;

/// Why somebody can't sign this way. There is always another way, and the page names it.
public enum Block {
    NETWORK("blocked.network", "blocked.network.instead"),
    DOMAIN("blocked.domain", "blocked.domain.instead"),
    MAILBOX("blocked.mailbox", "blocked.mailbox.instead"),
    /// A service for throw-away addresses.
    DISPOSABLE("blocked.disposable", "blocked.disposable.instead");

    private final String why;
    private final String instead;

    /// @param why key of the sentence that says why
    /// @param instead key of the sentence that names another way
    Block(String why, String instead) {
        this.why = why;
        this.instead = instead;
    }

    public String why() {
        return why;
    }

    public String instead() {
        return instead;
    }

    /// As in problem documents.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
