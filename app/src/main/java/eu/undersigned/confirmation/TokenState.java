package eu.undersigned.confirmation;

/// What a link leads to.
public enum TokenState {
    /// Not confirmed yet.
    OPEN,
    CONFIRMED,
    EXPIRED,
    REJECTED,
    WITHDRAWN,
    /// Forged, cut off, or so old that nothing is left of it.
    UNKNOWN
}
