package eu.undersigned.drafting;

import eu.undersigned.account.Role;
import eu.undersigned.console.Visit;
import eu.undersigned.organisation.Organisation;

/// Who says something of a letter.
///
/// @param member their number
/// @param organisation number of the one for which they speak; 0: the campaign itself
/// @param isCoordinator whether they came by the coordinators' page: no deadline binds them there
record Speaker(int member, int organisation, boolean isCoordinator) {
    static Speaker of(Visit visit) {
        int organisation = visit.ofOrganisation()
                .map(Organisation::id)
                .filter(id -> speaksFor(visit, id))
                .orElse(0);
        return new Speaker(
                visit.actor().member(), organisation, visit.ofOrganisation().isEmpty());
    }

    /// A coordinator may open an organisation's page, and speaks for the campaign there all the same.
    private static boolean speaksFor(Visit visit, int organisation) {
        return visit.actor().grants().stream()
                .anyMatch(grant -> grant.role() == Role.PARTNER
                        && grant.campaign() == visit.campaign().id()
                        && grant.organisation() == organisation);
    }

    boolean mayEnd(Remark remark) {
        return isCoordinator || remark.member() == member;
    }
}
