package eu.undersigned.paper;

/// What became of something that was done with a pass.
sealed interface EntryResult {
    /// It is on disk.
    record Done() implements EntryResult {}

    /// Somebody saved the same page since the form was made: nothing was stored.
    record Changed(SheetPage now) implements EntryResult {}

    /// There is nothing to hand in.
    record Nothing() implements EntryResult {}

    /// The guardians' agreement comes first.
    record NeedsGuardians() implements EntryResult {}

    /// Not at this stage: the pass is used up or revoked, or the consultation is not open.
    record Over(Group.Stage stage) implements EntryResult {}

    /// There is no such pass.
    record Unknown() implements EntryResult {}
}
