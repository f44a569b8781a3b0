package eu.undersigned.console;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.Response;

/// Wires the door itself.
public final class ConsoleModule {
    private final Campaigns campaigns;

    public ConsoleModule(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    public void route(ConsoleRoutes routes) {
        routes.get("/console", Permission.OWN_ACCOUNT, this::home);
    }

    private Response home(Visit visit) {
        return Response.seeOther(Navigation.home(visit, campaigns));
    }
}
