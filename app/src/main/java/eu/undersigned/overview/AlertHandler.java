package eu.undersigned.overview;

import eu.undersigned.account.Members;
import eu.undersigned.account.Permission;
import eu.undersigned.account.Person;
import eu.undersigned.audit.Audit;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.db.Database;
import eu.undersigned.http.Json;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Texts;
import eu.undersigned.overview.AlertsView.Alert;
import eu.undersigned.overview.OverviewView.Link;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The list of alerts, and saying that one has been seen to.
final class AlertHandler {
    private static final int MOST = 200;

    private final Database database;
    private final Alerts alerts;
    private final Members members;
    private final Audit audit;
    private final ConsoleLayout layout;
    private final InstantSource clock;
    private final Texts texts = ConsoleTexts.texts();

    AlertHandler(
            Database database, Alerts alerts, Members members, Audit audit, ConsoleLayout layout, InstantSource clock) {
        this.database = database;
        this.alerts = alerts;
        this.members = members;
        this.audit = audit;
        this.layout = layout;
        this.clock = clock;
    }

    void route(ConsoleRoutes routes) {
        routes.get("/console/{campaign}/alerts", Permission.SEE_ALERTS, this::list);
        routes.post("/console/{campaign}/alerts/{alert}/seen", Permission.EDIT_PROTECTION, this::see);
    }

    private Response list(Visit visit) {
        List<Alert> shown = database.inTransaction(
                transaction -> AlertStore.of(transaction, visit.campaign().id(), MOST).stream()
                        .map(row -> alert(transaction, visit, row))
                        .toList());
        String title = texts.of("console.alerts.title");
        return layout.page(
                visit,
                200,
                title,
                "overview/alerts.jte",
                new AlertsView(title, shown, visit.may(Permission.EDIT_PROTECTION)));
    }

    private Alert alert(Handle transaction, Visit visit, AlertStore.Row row) {
        String key = AlertKind.of(row.kind())
                .map(kind -> "console.alert." + kind.word())
                .orElse("console.alert.other");
        Map<String, Object> data = data(row);
        return new Alert(
                texts.of(key + ".title", data),
                texts.of(key + ".text", data),
                row.until()
                        .map(until -> texts.of(
                                "console.alert.was",
                                "from",
                                time(row),
                                "to",
                                texts.formats().dateTime(until)))
                        .orElseGet(() -> texts.of("console.alert.since", "from", time(row))),
                texts.of(row.until().isPresent() ? "console.alert.over" : "console.alert.open"),
                row.until().isEmpty(),
                row.seenBy().map(member -> seen(transaction, member, row)),
                row.seenBy().isPresent() ? Optional.empty() : Optional.of(visit.path("alerts/" + row.id() + "/seen")),
                link(visit, row));
    }

    private String time(AlertStore.Row row) {
        return texts.formats().dateTime(row.since());
    }

    /// One who was removed since has no name any more.
    private String seen(Handle transaction, int member, AlertStore.Row row) {
        String name = members.person(transaction, member)
                .map(Person::name)
                .orElse(texts.of("console.alert.member", "number", member));
        return texts.of(
                "console.alert.seen",
                "name",
                name,
                "time",
                row.seenAt().map(texts.formats()::dateTime).orElse(""));
    }

    private Optional<Link> link(Visit visit, AlertStore.Row row) {
        return AlertKind.of(row.kind()).flatMap(kind -> switch (kind) {
            case SURGE, ATTACK, NETWORK, DOMAIN ->
                visit.may(Permission.VIEW_PROTECTION)
                        ? Optional.of(new Link(texts.of("console.nav.protection"), visit.path("protection")))
                        : Optional.empty();
            case CONFIRMATION_RATE, MAIL_BACKLOG, MAIL_AWAY ->
                visit.may(Permission.VIEW_OVERVIEW)
                        ? Optional.of(new Link(texts.of("console.nav.overview"), visit.path("overview")))
                        : Optional.empty();
            case COSIGNATURES_WAIT ->
                visit.may(Permission.VIEW_COSIGNATURES)
                        ? Optional.of(new Link(texts.of("console.nav.cosignatures"), visit.path("cosignatures")))
                        : Optional.empty();
            case WARNING ->
                Optional.of(new Link(
                        texts.of("console.alert.integrity"),
                        "/en/" + visit.campaign().slug() + "/integrity"));
        });
    }

    /// Values that a sentence may need; those that this alert lacks are a dash.
    private static Map<String, Object> data(AlertStore.Row row) {
        Map<String, Object> data = new HashMap<>();
        for (String name : List.of(
                "count", "usual", "percent", "requests", "minutes", "text", "per_minute", "share", "cause", "days")) {
            data.put(name, Rates.NONE);
        }
        data.put("kind", row.kind());
        data.put("subject", row.subject());
        try {
            data.putAll(Json.readObject(row.data().getBytes(StandardCharsets.UTF_8)));
        } catch (Json.NotAnObject e) {
            return data; // what was written there is no concern of the reader's
        }
        return data;
    }

    private Response see(Visit visit) {
        Optional<Integer> alert = Breakdowns.number(visit.request().variable("alert"));
        int campaign = visit.campaign().id();
        alert.ifPresent(number -> database.useTransaction(transaction -> {
            if (AlertStore.see(transaction, campaign, number, visit.actor().member(), clock.instant())) {
                audit.record(transaction, visit.actor().member(), campaign, "alert.seen", "alert/" + number, "", "");
            }
        }));
        alerts.forget(campaign);
        return Response.seeOther(visit.path("alerts"));
    }
}
