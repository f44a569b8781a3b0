package eu.undersigned.account;

/// What became of an attempt to invite somebody.
public sealed interface InviteResult {
    record Sent(int invitation) implements InviteResult {}

    /// No mail could go there.
    record WrongMailbox() implements InviteResult {}

    /// Somebody with this mailbox holds a role here already: change that one.
    record AlreadyHere() implements InviteResult {}

    /// The role is none that the member may give here, or lacks its organisation.
    record NotYours() implements InviteResult {}

    /// The invitation is over: accepted, or taken back.
    record Gone() implements InviteResult {}
}
