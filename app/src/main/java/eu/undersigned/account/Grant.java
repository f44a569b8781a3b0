package eu.undersigned.account;

/// A role that somebody holds.
///
/// @param campaign its number; 0: every campaign of the instance
/// @param organisation the number of the one organisation that a partner speaks for; 0: none
public record Grant(Role role, int campaign, int organisation) {
    /// Whether it allows this there.
    ///
    /// @param whereCampaign 0: the page belongs to no campaign
    /// @param whereOrganisation 0: the page belongs to no organisation
    boolean allows(Permission permission, int whereCampaign, int whereOrganisation) {
        return Permissions.allows(role, permission)
                && (whereCampaign == 0 || campaign == 0 || campaign == whereCampaign)
                && (role != Role.PARTNER
                        || permission.isOfOneself()
                        || organisation != 0 && organisation == whereOrganisation);
    }
}
