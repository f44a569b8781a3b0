package eu.undersigned.oversight;

import eu.undersigned.account.Members;
import eu.undersigned.audit.Audit;
import eu.undersigned.audit.AuditTrail;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.db.Database;
import eu.undersigned.job.Jobs;
import java.time.InstantSource;

/// Wires the pages of jobs and of the audit trail.
public final class OversightModule {
    private final JobsHandler jobs;
    private final AuditHandler audit;

    public OversightModule(
            Database database, Jobs jobs, Audit audit, Members members, ConsoleLayout layout, InstantSource clock) {
        this.jobs = new JobsHandler(database, jobs, audit, members, layout);
        this.audit = new AuditHandler(database, new AuditTrail(database), members, layout, clock);
    }

    public void route(ConsoleRoutes routes) {
        jobs.route(routes);
        audit.route(routes);
    }
}
