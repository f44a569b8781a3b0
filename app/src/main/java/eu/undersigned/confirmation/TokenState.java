package eu.undersigned.confirmation;

/// What a link leads to.
public enum TokenState {
    /// Not confirmed yet.
    OPEN,
    CONFIRMED,
    /// Confirmed, and taken out of the count by the campaign.
    INVALIDATED,
    /// Not confirmed yet, and not to be confirmed while the campaign looks into it.
    HELD,
    EXPIRED,
    REJECTED,
    WITHDRAWN,
    /// Forged, cut off, or so old that nothing is left of it.
    UNKNOWN
}
