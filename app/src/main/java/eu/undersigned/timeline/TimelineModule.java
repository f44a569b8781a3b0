package eu.undersigned.timeline;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;

/// Wires the timeline of the law.
public final class TimelineModule {
    private final Campaigns campaigns;
    private final Layout layout;

    public TimelineModule(Campaigns campaigns, Layout layout) {
        this.campaigns = campaigns;
        this.layout = layout;
    }

    public void route(Routes routes, ErrorPages errors) {
        new TimelineHandler(campaigns, layout, errors).route(routes);
    }

    /// The page as a draft would make it.
    public Response draft(Campaign draft, PetitionText text) {
        return TimelineHandler.draft(layout, draft, text);
    }
}
