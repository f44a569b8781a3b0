package eu.undersigned.transparency;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;
import eu.undersigned.tlog.WitnessPolicy;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Wires the integrity page and its JSON.
public final class IntegrityModule {
    private final Campaigns campaigns;
    private final Layout layout;
    private final BooleanSupplier isDemonstration;
    private final IntegrityReader reader;

    /// @param policy which witnesses are asked to cosign; empty: none
    /// @param isDemonstration whether the signatures are made up
    public IntegrityModule(
            Campaigns campaigns,
            Database database,
            Optional<WitnessPolicy> policy,
            Layout layout,
            BooleanSupplier isDemonstration,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.layout = layout;
        this.isDemonstration = isDemonstration;
        this.reader = new IntegrityReader(campaigns, database, policy, clock);
    }

    public void route(Routes routes, ErrorPages errors) {
        new IntegrityHandler(campaigns, reader, layout, isDemonstration, errors).route(routes);
    }
}
