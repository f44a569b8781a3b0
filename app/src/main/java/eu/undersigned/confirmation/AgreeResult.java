package eu.undersigned.confirmation;

/// What became of signing a newer version of the petition too.
sealed interface AgreeResult {
    /// It is stored, now or since an earlier time.
    record Agreed() implements AgreeResult {}

    /// Nothing was stored: the version that the signer saw is not the newest any more, or there is nothing to agree to.
    record Changed() implements AgreeResult {}
}
