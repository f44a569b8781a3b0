package eu.undersigned.fact;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Venue;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

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

    /// The page as a draft would make it.
    public Response draft(Campaign draft, PetitionText text) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return FactsHandler.draft(layout, Venue.own(draft, text), today);
    }

    public void route(Routes routes, ErrorPages errors) {
        new FactsHandler(campaigns, layout, errors, clock).route(routes);
        new FactDataHandler(campaigns, clock).route(routes);
    }
}
