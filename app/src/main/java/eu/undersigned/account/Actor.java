package eu.undersigned.account;

import java.time.Instant;
import java.util.List;

/// Somebody who is signed in.
///
/// @param member their number, above 0
/// @param name as they wrote it
/// @param freshAt when they last proved who they are
public record Actor(int member, String name, List<Grant> grants, Instant freshAt) {
    /// @param campaign 0: the page belongs to no campaign
    /// @param organisation 0: the page belongs to no organisation
    public boolean may(Permission permission, int campaign, int organisation) {
        return grants.stream().anyMatch(grant -> grant.allows(permission, campaign, organisation));
    }

    /// Whether they look after the whole instance, and so see beyond a campaign.
    public boolean isOperator() {
        return Giving.isOperator(this);
    }

    @Override
    public String toString() {
        return "Actor[" + member + "]";
    }
}
