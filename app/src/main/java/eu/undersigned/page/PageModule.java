package eu.undersigned.page;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.db.Database;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.http.StaticFiles;
import eu.undersigned.layout.Layout;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.signature.Asked;
import eu.undersigned.signature.FormPage;
import eu.undersigned.signature.Guard;
import eu.undersigned.tally.Snapshots;
import eu.undersigned.voice.Board;
import java.time.InstantSource;
import java.util.Optional;

/// Wires the public pages.
public final class PageModule {
    private final Campaigns campaigns;
    private final Database database;
    private final Snapshots snapshots;
    private final Layout layout;
    private final StaticFiles files;
    private final InstantSource clock;
    private final CampaignPage page;

    public PageModule(
            Campaigns campaigns,
            Database database,
            Snapshots snapshots,
            Asked asked,
            Guard guard,
            Board voices,
            Layout layout,
            StaticFiles files,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.database = database;
        this.snapshots = snapshots;
        this.layout = layout;
        this.files = files;
        this.clock = clock;
        this.page = new CampaignPage(snapshots, asked, guard, voices, layout, clock);
    }

    public FormPage formPage() {
        return page;
    }

    /// The campaign page as a draft would make it.
    ///
    /// @param organisation through whose link a visitor would come
    public Response draft(Campaign draft, PetitionText text, Optional<Organisation> organisation) {
        return page.draft(draft, text, organisation);
    }

    public void route(Routes routes, ErrorPages errors) {
        new PageHandler(campaigns, page, layout, files, errors).route(routes);
        new PartnerHandler(campaigns, database, snapshots, page, layout, files, errors).route(routes);
        new OembedHandler(campaigns, layout).route(routes);
        new SearchHandler(campaigns, layout.publicUrl(), clock).route(routes);
    }
}
