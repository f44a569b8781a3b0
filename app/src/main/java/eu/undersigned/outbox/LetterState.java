package eu.undersigned.outbox;

/// What became of a letter, as far as it is known.
public enum LetterState {
    WAITING,
    /// The mail server took it (or the letter never was: nobody can tell the two apart from outside).
    GONE,
    /// The mail server refused it for good; the letter is kept so that the address can be corrected.
    REFUSED
}
