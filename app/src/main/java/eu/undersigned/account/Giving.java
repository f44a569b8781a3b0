package eu.undersigned.account;

/// Which roles a member may give to others, and take from them.
final class Giving {
    private Giving() {}

    /// Roles of one campaign are given by whoever manages members there; the operator's, which is of the
    /// whole instance, by operators alone.
    static boolean may(Actor actor, Grant grant) {
        if (grant.role() == Role.OPERATOR) {
            return grant.campaign() == 0 && grant.organisation() == 0 && isOperator(actor);
        }
        return grant.campaign() != 0
                && (grant.role() == Role.PARTNER) == (grant.organisation() != 0)
                && actor.may(Permission.MANAGE_MEMBERS, grant.campaign(), 0);
    }

    /// Whether the member's word counts beyond a campaign.
    static boolean isOperator(Actor actor) {
        return actor.grants().stream().anyMatch(grant -> grant.role() == Role.OPERATOR);
    }
}
