package eu.undersigned.transparency;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/// Wires the integrity page and its JSON.
public final class IntegrityModule {
    private final Campaigns campaigns;
    private final Layout layout;
    private final BooleanSupplier isDemonstration;
    private final IntegrityReader reader;

    /// @param isDemonstration whether the signatures are made up
    public IntegrityModule(
            Campaigns campaigns,
            Database database,
            WitnessesAsked asked,
            Layout layout,
            BooleanSupplier isDemonstration,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.layout = layout;
        this.isDemonstration = isDemonstration;
        this.reader = new IntegrityReader(campaigns, database, asked, clock);
    }

    public void route(Routes routes, ErrorPages errors) {
        new IntegrityHandler(campaigns, reader, layout, isDemonstration, errors).route(routes);
    }
}
