package eu.undersigned;

import eu.undersigned.account.AccountModule;
import eu.undersigned.account.FederationConfig;
import eu.undersigned.account.Sessions;
import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.console.Attempts;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleModule;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.cosigning.CosigningModule;
import eu.undersigned.drafting.DraftingModule;
import eu.undersigned.editing.EditingModule;
import eu.undersigned.invalidation.InvalidationModule;
import eu.undersigned.job.Jobs;
import eu.undersigned.moderation.ModerationModule;
import eu.undersigned.oversight.OversightModule;
import eu.undersigned.overview.Alerts;
import eu.undersigned.overview.OverviewModule;
import eu.undersigned.protection.DomainPrints;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The console: what those who run campaigns see and do, behind its one door.
final class Team {
    final ConsoleRoutes routes;

    private final Platform platform;
    private final Stages stages;
    private final AccountModule accounts;
    private final OverviewModule overview;
    private final DraftingModule drafting;

    Team(Platform platform, Stages stages) {
        this.platform = platform;
        this.stages = stages;
        Configuration configuration = platform.configuration;
        Audit audit = new Audit(platform.clock);
        Jobs jobs = platform.open(new Jobs(platform.database, platform.clock));
        Sessions sessions = new Sessions(
                platform.database, stages.members, configuration.sessions(), platform.random, platform.clock);
        Alerts alerts = new Alerts(platform.database, platform.clock);
        ConsoleLayout layout = new ConsoleLayout(
                platform.templates,
                platform.files,
                () -> platform.isDemo,
                platform.publicUrl(),
                platform.campaigns,
                alerts,
                (campaign, page) -> page.equals(CosigningModule.PAGE) ? stages.cosigning.waiting(campaign) : 0);
        this.routes = new ConsoleRoutes(
                platform.routes, sessions, platform.campaigns, platform.database, audit, layout, platform.errors);
        this.accounts = new AccountModule(
                platform.database,
                stages.members,
                sessions,
                platform.outbox,
                audit,
                platform.secrets.consoleKey(),
                configuration.http().publicUrl(),
                configuration.federation(),
                () -> platform.campaigns.all().stream().map(Campaign::id).toList(),
                platform.random,
                platform.clock);
        platform.metrics.gauge(
                "undersigned_console_refused",
                "Attempts to sign in to the console that were refused",
                accounts.trail()::count);
        this.overview =
                new OverviewModule(platform.database, alerts, stages.mail::health, stages.deliveries, platform.clock);

        stages.protection.route(routes, layout, stages.members, audit);
        overview.route(routes, layout, stages.members, audit);
        new InvalidationModule(
                        platform.database,
                        jobs,
                        audit,
                        stages.members,
                        configuration.fourEyes(),
                        stages.confirmations.validity(),
                        new DomainPrints(platform.secrets.pepper())::of,
                        layout,
                        platform.clock)
                .route(routes);
        new OversightModule(platform.database, jobs, audit, stages.members, layout, platform.clock).route(routes);
        new ConsoleModule(
                        platform.campaigns,
                        accounts,
                        new Attempts(configuration.attempts()),
                        layout,
                        configuration.federation().map(FederationConfig::name),
                        platform.clock)
                .route(routes);
        EditingModule editing = new EditingModule(
                platform.campaigns,
                platform.database,
                stages.members,
                configuration.fourEyes(),
                platform.keyNotices,
                audit,
                layout,
                platform.clock);
        editing.route(
                routes,
                stages.pages::draft,
                Map.of(
                        "timeline", (draft, text, _) -> stages.timelines.draft(draft, text),
                        "facts", (draft, text, _) -> stages.facts.draft(draft, text),
                        "help", stages.help::draft),
                stages.news::draft,
                stages.consultations::draft);
        this.drafting = new DraftingModule(
                platform.campaigns,
                platform.database,
                editing,
                stages.members,
                platform.outbox,
                audit,
                stages.letters::draft,
                stages.cosigning::isSigned,
                layout,
                platform.clock);
        drafting.route(routes);
        new ModerationModule(
                        platform.database,
                        stages.voices.moderating(),
                        stages.consultations.ownWords(),
                        stages.members,
                        audit,
                        layout,
                        platform.clock)
                .route(routes);
        stages.paper.route(routes, layout, audit, stages.consultations.board());
        stages.cosigning.route(routes, layout, audit, DraftingModule::signOffs);
        stages.mailings.route(routes, layout, audit, jobs, stages.members, platform.outbox, configuration.fourEyes());
        jobs.start();
    }

    /// What is done again and again.
    void schedule(ScheduledExecutorService schedule) {
        schedule.scheduleWithFixedDelay(
                Application.quietly(overview.watching(
                        platform.campaigns,
                        stages.warnings,
                        stages.cosigning::waitedDays,
                        stages.members,
                        platform.outbox)),
                5,
                20,
                TimeUnit.SECONDS);
        schedule.scheduleWithFixedDelay(Application.quietly(drafting.inviting()), 8, 10, TimeUnit.SECONDS);
        schedule.scheduleWithFixedDelay(Application.quietly(drafting.forgetting()), 30, 86_400, TimeUnit.SECONDS);
    }

    /// Where the first coordinator begins; empty once there is a member.
    Optional<String> firstLink() {
        return accounts.welcoming().firstLink(platform.options.newCoordinator());
    }
}
