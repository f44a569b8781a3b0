package eu.undersigned.delivery;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;
import java.time.InstantSource;

/// Wires what organisations receive, and the pages on which they make a key, download and open.
public final class DeliveryModule {
    private final Campaigns campaigns;
    private final Downloading downloading;
    private final Layout layout;

    public DeliveryModule(
            Campaigns campaigns, Database database, AccessTokens tokens, Layout layout, InstantSource clock) {
        this.campaigns = campaigns;
        this.downloading = new Downloading(campaigns, database, tokens, clock);
        this.layout = layout;
    }

    public void route(Routes routes, ErrorPages errors) {
        OrganisationPages pages = new OrganisationPages(campaigns, layout);
        new BundleHandler(downloading).route(routes);
        new OrganisationHandler(pages, errors).route(routes);
        new BundleFormHandler(downloading, campaigns, pages, errors).route(routes);
    }
}
