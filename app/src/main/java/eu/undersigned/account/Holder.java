package eu.undersigned.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A member with what they may do.
///
/// @param grants all of their roles, of whatever campaign, also while suspended
public record Holder(int member, Person person, List<Grant> grants, Instant since, Optional<Instant> suspendedAt) {
    boolean isCoordinatorOf(int campaign) {
        return suspendedAt.isEmpty()
                && grants.stream()
                        .anyMatch(grant -> grant.role() == Role.COORDINATOR
                                && (grant.campaign() == 0 || grant.campaign() == campaign));
    }

    /// Whether they hold a role there, be it through one of the whole instance.
    boolean isIn(int campaign) {
        return grants.stream().anyMatch(grant -> grant.campaign() == 0 || grant.campaign() == campaign);
    }

    boolean isOfInstance() {
        return grants.stream().anyMatch(grant -> grant.campaign() == 0);
    }

    /// Whether they hold roles in other campaigns, or of the whole instance.
    boolean isElsewhere(int campaign) {
        return grants.stream().anyMatch(grant -> grant.campaign() != campaign);
    }
}
