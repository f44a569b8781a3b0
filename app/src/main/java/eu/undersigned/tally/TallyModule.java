package eu.undersigned.tally;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.http.Routes;
import eu.undersigned.operations.Metrics;
import java.time.InstantSource;

/// Wires stage 3.
public final class TallyModule implements AutoCloseable {
    private final Announcements announcements = new Announcements();
    private final Campaigns campaigns;
    private final Database database;
    private final Snapshots snapshots;
    private final InstantSource clock;

    public TallyModule(Campaigns campaigns, Database database, Metrics metrics, InstantSource clock) {
        this.campaigns = campaigns;
        this.database = database;
        this.clock = clock;
        this.snapshots = new Snapshots(database, campaigns, clock, announcements);
        metrics.gauge("undersigned_event_listeners", "Listeners to the counts", announcements::listeners);
        snapshots.run();
    }

    public void route(Routes routes) {
        new TallyHandler(campaigns, snapshots, announcements, database, clock).route(routes);
    }

    public Snapshots snapshots() {
        return snapshots;
    }

    /// Ends the streams of all listeners.
    @Override
    public void close() {
        announcements.close();
    }
}
