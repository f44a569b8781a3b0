package eu.undersigned.console;

import eu.undersigned.account.AccountModule;
import eu.undersigned.account.Permission;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.Response;
import java.time.InstantSource;
import java.util.Optional;

/// Wires the door itself: signing in, invitations, one's own account, the members of a campaign.
public final class ConsoleModule {
    private final Campaigns campaigns;
    private final AccountModule accounts;
    private final Attempts attempts;
    private final ConsoleLayout layout;
    private final Optional<String> federation;
    private final InstantSource clock;

    /// @param federation how the organisation's own sign-in is called, where there is one
    public ConsoleModule(
            Campaigns campaigns,
            AccountModule accounts,
            Attempts attempts,
            ConsoleLayout layout,
            Optional<String> federation,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.accounts = accounts;
        this.attempts = attempts;
        this.layout = layout;
        this.federation = federation;
        this.clock = clock;
    }

    public void route(ConsoleRoutes routes) {
        Places places = new Places(campaigns);
        routes.get("/console", Permission.OWN_ACCOUNT, this::home);
        SignInHandler signIn = new SignInHandler(accounts.signingIn(), attempts, layout, federation);
        signIn.route(routes);
        accounts.federating().ifPresent(found -> new FederationHandler(found, signIn, attempts, layout).route(routes));
        new WelcomeHandler(accounts.welcoming(), accounts.sessions(), attempts, layout, places, federation)
                .route(routes);
        new RecoverHandler(accounts.recovering(), attempts, layout).route(routes);
        new AccountHandler(accounts.ownAccount(), accounts.sessions(), layout).route(routes);
        new MembersHandler(accounts.changingMembers(), accounts.inviting(), accounts.sessions(), layout, places, clock)
                .route(routes);
    }

    private Response home(Visit visit) {
        return Response.seeOther(Navigation.home(visit, campaigns));
    }
}
