package eu.undersigned.console;

import eu.undersigned.account.Actor;
import eu.undersigned.account.Permission;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.http.FormBody;
import eu.undersigned.http.Request;
import eu.undersigned.organisation.Organisation;
import java.util.Optional;

/// One request of a member who may make it.
///
/// @param session what the browser holds
/// @param csrf what each form must send along, in a field of this name
/// @param ofCampaign the campaign in the path
/// @param ofOrganisation the organisation in the path
/// @param form the fields that were sent; none with GET
public record Visit(
        Request request,
        Actor actor,
        String session,
        String csrf,
        Optional<Campaign> ofCampaign,
        Optional<Organisation> ofOrganisation,
        FormBody form) {
    /// For routes with `{campaign}`.
    public Campaign campaign() {
        return ofCampaign.orElseThrow();
    }

    /// For routes with `{organisation}`.
    public Organisation organisation() {
        return ofOrganisation.orElseThrow();
    }

    /// Whether the same member may do this here: for what a page offers.
    public boolean may(Permission permission) {
        return actor.may(
                permission,
                ofCampaign.map(Campaign::id).orElse(0),
                ofOrganisation.map(Organisation::id).orElse(0));
    }

    /// The first value of a field, without spaces around it; empty when it was not sent.
    public String field(String name) {
        return form.first(name).strip();
    }

    /// Path of a page of this campaign, such as `overview`.
    public String path(String page) {
        return "/console/" + campaign().slug() + "/" + page;
    }

    @Override
    public String toString() {
        return "Visit[" + actor.member() + "]";
    }
}
