package eu.undersigned.overview;

import eu.undersigned.account.Permission;
import eu.undersigned.audit.Audit;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.db.Database;
import eu.undersigned.delivery.Waiting;
import eu.undersigned.http.Response;
import eu.undersigned.outbox.MailHealth;
import eu.undersigned.tally.Figures;
import eu.undersigned.tally.Figures.Period;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The overview of a campaign, that of one organisation in it, and both as files.
final class OverviewHandler {
    private final Figures figures;
    private final Database database;
    private final Audit audit;
    private final Supplier<MailHealth> mail;
    private final Function<Visit, Waiting> waiting;
    private final ConsoleLayout layout;
    private final InstantSource clock;
    private final Population population = new Population();

    OverviewHandler(
            Figures figures,
            Database database,
            Audit audit,
            Supplier<MailHealth> mail,
            Function<Visit, Waiting> waiting,
            ConsoleLayout layout,
            InstantSource clock) {
        this.figures = figures;
        this.database = database;
        this.audit = audit;
        this.mail = mail;
        this.waiting = waiting;
        this.layout = layout;
        this.clock = clock;
    }

    void route(ConsoleRoutes routes) {
        routes.get("/console/{campaign}/overview", Permission.VIEW_OVERVIEW, this::page);
        routes.get("/console/{campaign}/overview/{file}", Permission.EXPORT_FIGURES, this::file);
        routes.get("/console/{campaign}/with/{organisation}/overview", Permission.VIEW_OWN_OVERVIEW, this::own);
        routes.get(
                "/console/{campaign}/with/{organisation}/overview/{file}", Permission.VIEW_OWN_OVERVIEW, this::ownFile);
    }

    private Response page(Visit visit) {
        OverviewQuery query = query(visit);
        OverviewView view = new OverviewPage(visit, query, population, clock.instant(), ConsoleTexts.texts())
                .view(figures, mail.get(), refused(visit, query));
        return layout.page(visit, 200, view.title(), "overview/overview.jte", view);
    }

    /// Requests that were turned away on the days shown.
    private long refused(Visit visit, OverviewQuery query) {
        Period days = query.period().orElse(OverviewQuery.ALL);
        return database.inTransaction(
                transaction -> RefusalStore.total(transaction, visit.campaign().id(), days.from(), days.to()));
    }

    private Response own(Visit visit) {
        OverviewView view = new OwnPage(visit, population, clock.instant(), ConsoleTexts.texts())
                .view(figures, waiting.apply(visit));
        return layout.page(visit, 200, view.title(), "overview/overview.jte", view);
    }

    private Response file(Visit visit) {
        return write(visit, new FiguresFiles(figures, population, clock.instant()).of(visit, query(visit)));
    }

    private Response ownFile(Visit visit) {
        return write(visit, new FiguresFiles(figures, population, clock.instant()).own(visit));
    }

    private Response write(Visit visit, Optional<FiguresFile> file) {
        if (file.isEmpty()) {
            return layout.notice(visit, 404, "console.refusal.notfound");
        }
        String path = visit.request().path();
        database.useTransaction(transaction -> audit.record(
                transaction,
                visit.actor().member(),
                visit.campaign().id(),
                "figures.exported",
                path.substring(path.indexOf('/', 1) + 1),
                "",
                ""));
        return file.get().response();
    }

    private OverviewQuery query(Visit visit) {
        Instant now = clock.instant();
        return OverviewQuery.of(visit.request().query(), LocalDate.ofInstant(now, ZoneOffset.UTC));
    }
}
