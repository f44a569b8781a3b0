package eu.undersigned.fact;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;
import java.time.InstantSource;

/// Wires the ledger of figures.
public final class FactModule {
    private final Campaigns campaigns;
    private final Layout layout;
    private final InstantSource clock;

    public FactModule(Campaigns campaigns, Layout layout, InstantSource clock) {
        this.campaigns = campaigns;
        this.layout = layout;
        this.clock = clock;
    }

    public void route(Routes routes, ErrorPages errors) {
        new FactsHandler(campaigns, layout, errors, clock).route(routes);
        new FactDataHandler(campaigns, clock).route(routes);
    }
}
