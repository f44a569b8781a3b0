package eu.undersigned.overview;

import eu.undersigned.account.Members;
import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.db.Database;
import eu.undersigned.delivery.DeliveryModule;
import eu.undersigned.outbox.MailHealth;
import eu.undersigned.outbox.Outbox;
import eu.undersigned.tally.Figures;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/// Wires the overview and the alerts.
public final class OverviewModule {
    private final Database database;
    private final Alerts alerts;
    private final Figures figures;
    private final Supplier<MailHealth> mail;
    private final DeliveryModule deliveries;
    private final InstantSource clock;

    public OverviewModule(
            Database database,
            Alerts alerts,
            Supplier<MailHealth> mail,
            DeliveryModule deliveries,
            InstantSource clock) {
        this.database = database;
        this.alerts = alerts;
        this.figures = new Figures(database);
        this.mail = mail;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    public void route(ConsoleRoutes routes, ConsoleLayout layout, Members members, Audit audit) {
        new OverviewHandler(
                        figures,
                        database,
                        audit,
                        mail,
                        visit -> deliveries.waiting(visit.campaign(), visit.organisation()),
                        layout,
                        clock)
                .route(routes);
        new AlertHandler(database, alerts, members, audit, layout, clock).route(routes);
    }

    /// To be run every few seconds.
    ///
    /// @param warnings what somebody should see to, though the node does its work
    /// @param cosignatures for how many days the oldest signature below a letter has waited; empty while none waits
    ///     too long
    public Runnable watching(
            Campaigns campaigns,
            Supplier<List<String>> warnings,
            Function<Campaign, OptionalLong> cosignatures,
            Members members,
            Outbox outbox) {
        return new Watching(
                database, campaigns, figures, mail, warnings, cosignatures, new AlertLetters(members, outbox), clock);
    }
}
