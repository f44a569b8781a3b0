package eu.undersigned.tlog;

/// What came of asking one witness to cosign a checkpoint.
public sealed interface WitnessAnswer {
    Witness witness();

    /// Verified, over this checkpoint. The witness is at its size from now on.
    record Cosigned(Witness witness, Cosignature cosignature) implements WitnessAnswer {}

    /// An alarm: the witness cosigned a larger tree of this log. Either the log lost entries that it had
    /// signed for, or somebody else has its key. Signing on from here would make two histories.
    ///
    /// @param size of the tree that the witness knows
    record Ahead(Witness witness, long size) implements WitnessAnswer {}

    /// An alarm: the witness says that this checkpoint does not continue what it cosigned before (422).
    ///
    /// @param oldSize that the proof began from
    record Inconsistent(Witness witness, long oldSize) implements WitnessAnswer {}

    /// The witness does not know this log (404): its operator must add the log's key.
    record UnknownLog(Witness witness) implements WitnessAnswer {}

    /// Another status than an answer has. 403: the witness knows another key of this log.
    record Refused(Witness witness, int status) implements WitnessAnswer {}

    /// An answer that is none: no cosignature of this witness's key, a wrong one, a size that cannot be.
    record Unusable(Witness witness, String reason) implements WitnessAnswer {}

    /// No answer within the time.
    record Unreachable(Witness witness, String reason) implements WitnessAnswer {}

    /// No proof could be made for this witness, because a tile could not be read.
    record Unproven(Witness witness, String reason) implements WitnessAnswer {}
}
