package eu.undersigned.mailing;

import java.util.Locale;

/// Where a mailing stands.
public enum MailingState {
    /// Being written.
    DRAFT,
    /// Waits for a second member.
    PROPOSED,
    RUNNING,
    PAUSED,
    /// Nobody is due any more.
    ENDED,
    CANCELLED;

    /// As it is written in the database and for programs.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MailingState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /// Whether it may still send something.
    boolean isUnderWay() {
        return this == RUNNING || this == PAUSED;
    }
}
