package eu.undersigned.statistics;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;
import eu.undersigned.tally.Snapshots;
import java.time.InstantSource;

/// Wires the statistics page and the open data.
public final class StatisticsModule {
    private final Campaigns campaigns;
    private final Database database;
    private final Snapshots snapshots;
    private final Layout layout;
    private final InstantSource clock;

    public StatisticsModule(
            Campaigns campaigns, Database database, Snapshots snapshots, Layout layout, InstantSource clock) {
        this.campaigns = campaigns;
        this.database = database;
        this.snapshots = snapshots;
        this.layout = layout;
        this.clock = clock;
    }

    public void route(Routes routes, ErrorPages errors) {
        new OpenDataHandler(campaigns, new OpenData(database)).route(routes);
        new StatisticsHandler(campaigns, snapshots, layout, errors, clock).route(routes);
    }
}
