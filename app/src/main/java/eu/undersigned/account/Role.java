package eu.undersigned.account;

/// What somebody is to a campaign. What each may do stands in [Permissions] alone.
public enum Role {
    /// Runs the campaign.
    COORDINATOR,
    /// Keeps fraud and abuse away.
    MODERATOR,
    /// Reads figures; sees no personal data and changes nothing.
    ANALYST,
    /// Coordinates for one organisation, and sees nobody else's.
    PARTNER,
    /// Runs the server; of the whole instance.
    OPERATOR
}
