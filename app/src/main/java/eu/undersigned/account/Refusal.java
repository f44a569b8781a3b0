package eu.undersigned.account;

/// Why somebody was not let in. Each has its words in the messages `console.account.refused.{name}`.
public enum Refusal {
    /// Not what a browser sends.
    UNREADABLE,
    /// The browser was asked more than five minutes ago, in another window, or never.
    EXPIRED,
    /// The page that asked the device stands elsewhere: perhaps one that only looks like ours.
    WRONG_ORIGIN,
    /// The passkey belongs to nobody here, or no longer does.
    UNKNOWN,
    /// The device counts fewer uses than it did before: somebody may hold a copy of it.
    COPIED,
    /// The device did not ask its owner for a fingerprint, face or code.
    NOT_VERIFIED,
    /// The signature is wrong, or something else that no honest device sends.
    FALSE,
    /// The device holds a passkey of this member already.
    ALREADY,
    /// The member is suspended, or has no role any more.
    SUSPENDED,
    /// The invitation was used, taken back, or is too old.
    GONE,
    /// No recovery code that is still good.
    WRONG_CODE,
    /// A name is missing, or the mailbox is none.
    WRONG_FIELDS,
    /// The organisation's own sign-in did not go through, or answered what can't be trusted.
    FEDERATION,
    /// The account elsewhere is linked to nobody here.
    NOT_LINKED
}
