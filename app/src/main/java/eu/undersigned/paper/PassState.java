package eu.undersigned.paper;

/// How far a class pass is.
enum PassState {
    /// Sheets are typed in.
    OPEN,
    /// They are handed in: the pass is used up.
    DONE,
    REVOKED
}
