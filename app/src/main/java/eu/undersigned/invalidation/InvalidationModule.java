package eu.undersigned.invalidation;

import eu.undersigned.account.FourEyes;
import eu.undersigned.account.Members;
import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.confirmation.Validity;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.db.Database;
import eu.undersigned.job.Jobs;
import java.time.InstantSource;
import java.util.function.BiFunction;

/// Wires invalidations.
public final class InvalidationModule {
    private final InvalidationHandler handler;

    /// @param hashOfDomain by which signatures of a campaign whose mailboxes are of one domain are found
    public InvalidationModule(
            Database database,
            Jobs jobs,
            Audit audit,
            Members members,
            FourEyes fourEyes,
            Validity validity,
            BiFunction<Campaign, String, byte[]> hashOfDomain,
            ConsoleLayout layout,
            InstantSource clock) {
        Checking checking = new Checking();
        Taking taking = new Taking(validity, audit, clock);
        Undoing undoing = new Undoing(validity, audit);
        jobs.add(checking);
        jobs.add(taking);
        jobs.add(undoing);
        Deciding deciding = new Deciding(database, jobs, audit, fourEyes, checking, taking, undoing, clock);
        this.handler = new InvalidationHandler(
                deciding, new InvalidationPages(database, jobs, members, deciding), hashOfDomain, layout);
    }

    public void route(ConsoleRoutes routes) {
        handler.route(routes);
    }
}
