package eu.undersigned.account;

/// What became of a change to a member. Each refusal has its words in `console.account.change.{name}`.
public enum ChangeResult {
    DONE,
    /// Somebody must be left who coordinates each campaign.
    LAST_COORDINATOR,
    /// Nobody changes their own roles: another coordinator does.
    ONESELF,
    /// The member holds roles in other campaigns, or of the whole instance; or the role is none to be given
    /// here.
    NOT_YOURS,
    /// Nobody here has this number, or no longer.
    UNKNOWN
}
