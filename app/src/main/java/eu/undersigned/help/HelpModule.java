package eu.undersigned.help;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;
import java.time.InstantSource;

/// Wires the page of help.
public final class HelpModule {
    private final Campaigns campaigns;
    private final Layout layout;
    private final InstantSource clock;

    public HelpModule(Campaigns campaigns, Layout layout, InstantSource clock) {
        this.campaigns = campaigns;
        this.layout = layout;
        this.clock = clock;
    }

    public void route(Routes routes, ErrorPages errors) {
        new HelpHandler(campaigns, layout, errors, clock).route(routes);
    }
}
