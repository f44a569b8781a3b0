package eu.undersigned.voice;

/// What became of a moderator's yes.
public enum ReleaseResult {
    PUBLISHED,
    /// Released for what its writer allows, and no page is among it.
    KEPT,
    /// A second moderator must say yes too.
    SECOND_NEEDED,
    /// The same moderator said yes before: another one must.
    ALREADY_YOURS,
    /// Its writer may still think about it.
    TOO_EARLY,
    /// A moderator asked for other words: the writer's answer comes first.
    PROPOSED,
    /// The words are not those that the writer left or agreed to.
    OTHER_WORDING,
    /// Its writer took it back, or it was handled meanwhile.
    GONE
}
