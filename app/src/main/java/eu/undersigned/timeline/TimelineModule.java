package eu.undersigned.timeline;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Wires the timeline of the law.
public final class TimelineModule {
    private final Campaigns campaigns;
    private final Layout layout;
    private final InstantSource clock;

    public TimelineModule(Campaigns campaigns, Layout layout, InstantSource clock) {
        this.campaigns = campaigns;
        this.layout = layout;
        this.clock = clock;
    }

    public void route(Routes routes, ErrorPages errors) {
        new TimelineHandler(campaigns, layout, errors, clock).route(routes);
    }

    /// The page as a draft would make it.
    public Response draft(Campaign draft, PetitionText text) {
        return TimelineHandler.draft(layout, draft, text, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}
