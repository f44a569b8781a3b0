package eu.undersigned.page;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Routes;
import eu.undersigned.http.StaticFiles;
import eu.undersigned.layout.Layout;
import eu.undersigned.signature.Asked;
import eu.undersigned.signature.FormPage;
import eu.undersigned.tally.Snapshots;
import java.time.InstantSource;

/// Wires the public pages.
public final class PageModule {
    private final Campaigns campaigns;
    private final Layout layout;
    private final StaticFiles files;
    private final CampaignPage page;

    public PageModule(
            Campaigns campaigns,
            Snapshots snapshots,
            Asked asked,
            Layout layout,
            StaticFiles files,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.layout = layout;
        this.files = files;
        this.page = new CampaignPage(snapshots, asked, layout, clock);
    }

    public FormPage formPage() {
        return page;
    }

    public void route(Routes routes, ErrorPages errors) {
        new PageHandler(campaigns, page, layout, files, errors).route(routes);
    }
}
