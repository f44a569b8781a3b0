package eu.undersigned.voice;

/// What became of a change.
public enum ChangeResult {
    DONE,
    /// The voice is not, or no longer, in a state in which that can be done.
    GONE
}
