package eu.undersigned.console;

import eu.undersigned.account.Actor;
import eu.undersigned.account.Permission;
import eu.undersigned.account.Sessions;
import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.FormBody;
import eu.undersigned.http.Handler;
import eu.undersigned.http.Multipart;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.organisation.Organisation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The one door to every page of the console: a session, a role that allows it there, a recent proof where
/// it is needed, and a form that comes from our own page.
public final class ConsoleRoutes {
    /// A page of the console and who may use it.
    ///
    /// @param permission empty: open to anybody, such as the page to sign in
    public record Guarded(String method, String pattern, Optional<Permission> permission) {}

    private final Routes routes;
    private final Sessions sessions;
    private final Campaigns campaigns;
    private final Database database;
    private final Audit audit;
    private final ConsoleLayout layout;
    private final ErrorPages errors;
    private final List<Guarded> guarded = new ArrayList<>();

    public ConsoleRoutes(
            Routes routes,
            Sessions sessions,
            Campaigns campaigns,
            Database database,
            Audit audit,
            ConsoleLayout layout,
            ErrorPages errors) {
        this.routes = routes;
        this.sessions = sessions;
        this.campaigns = campaigns;
        this.database = database;
        this.audit = audit;
        this.layout = layout;
        this.errors = errors;
    }

    /// All routes, for whoever checks who may do what.
    public List<Guarded> guarded() {
        return List.copyOf(guarded);
    }

    /// @param pattern such as `/console/{campaign}/overview`; with `{organisation}` for what partners see
    public ConsoleRoutes get(String pattern, Permission permission, ConsoleHandler handler) {
        guarded.add(new Guarded("GET", pattern, Optional.of(permission)));
        routes.get(pattern, request -> enter(request, permission, handler));
        return this;
    }

    public ConsoleRoutes post(String pattern, Permission permission, ConsoleHandler handler) {
        guarded.add(new Guarded("POST", pattern, Optional.of(permission)));
        routes.post(pattern, request -> enter(request, permission, handler));
        return this;
    }

    /// Like [#post], for forms that carry more than others, such as a file.
    ///
    /// @param mostBytes of the body of somebody who is signed in; a stranger's is bounded as everywhere
    public ConsoleRoutes upload(String pattern, Permission permission, int mostBytes, ConsoleHandler handler) {
        guarded.add(new Guarded("POST", pattern, Optional.of(permission)));
        routes.upload(
                pattern,
                request -> layout.cookie()
                        .read(request)
                        .flatMap(sessions::find)
                        .map(_ -> mostBytes)
                        .orElse(0),
                request -> enter(request, permission, handler));
        return this;
    }

    /// For the few pages that come before a session: they must guard themselves.
    public ConsoleRoutes open(String method, String pattern, Handler handler) {
        guarded.add(new Guarded(method, pattern, Optional.empty()));
        Handler own = request -> isFromElsewhere(request)
                ? errors.page(request, Failure.BAD_REQUEST)
                : handler.handle(request).asSecret();
        if (method.equals("GET")) {
            routes.get(pattern, own);
        } else {
            routes.post(pattern, own);
        }
        return this;
    }

    private Response enter(Request request, Permission permission, ConsoleHandler handler) {
        Optional<String> session = layout.cookie().read(request);
        Optional<Actor> actor = session.flatMap(sessions::find);
        if (actor.isEmpty()) {
            return signIn(request).asSecret();
        }
        Optional<Campaign> campaign =
                Optional.ofNullable(request.variables().get("campaign")).flatMap(campaigns::find);
        Optional<Organisation> organisation = campaign.flatMap(found ->
                Optional.ofNullable(request.variables().get("organisation")).flatMap(found::organisation));
        FormBody form = form(request);
        Visit visit = new Visit(
                request, actor.get(), session.get(), Sessions.csrf(session.get()), campaign, organisation, form);
        return admit(visit, permission, handler).asSecret();
    }

    private static FormBody form(Request request) {
        if (!request.method().equals("POST")) {
            return new FormBody(Map.of(), java.util.Set.of());
        }
        return request.contentType().equals(Multipart.TYPE)
                ? Multipart.of(request).fields()
                : FormBody.parse(request.body());
    }

    private Response admit(Visit visit, Permission permission, ConsoleHandler handler) {
        if (isMissing(visit)) {
            return layout.notice(visit, 404, "console.refusal.notfound");
        }
        if (!visit.may(permission)) {
            return layout.notice(visit, 403, "console.refusal.forbidden");
        }
        if (visit.request().method().equals("POST") && !isOurs(visit)) {
            return layout.notice(visit, 403, "console.refusal.elsewhere");
        }
        if (permission.needsFreshSignIn() && !sessions.isFresh(visit.actor())) {
            return Response.seeOther("/console/confirm?then=" + encoded(back(visit)));
        }
        if (permission.isSensitive()) {
            database.useTransaction(transaction -> audit.record(
                    transaction,
                    visit.actor().member(),
                    visit.ofCampaign().map(Campaign::id).orElse(0),
                    "viewed",
                    visit.request().path(),
                    "",
                    ""));
        }
        return handler.handle(visit);
    }

    /// The path names a campaign or an organisation that is not there. Said only to those who are signed in.
    private static boolean isMissing(Visit visit) {
        Map<String, String> variables = visit.request().variables();
        return variables.containsKey("campaign") && visit.ofCampaign().isEmpty()
                || variables.containsKey("organisation")
                        && visit.ofOrganisation().isEmpty();
    }

    private static Response signIn(Request request) {
        String then = request.method().equals("POST") ? "" : "?then=" + encoded(request.path());
        return Response.seeOther("/console/sign-in" + then);
    }

    /// Where somebody who proved anew who they are goes on: a page that can be asked for again. What was
    /// typed into a form is not carried along.
    private static String back(Visit visit) {
        return visit.request().method().equals("POST")
                ? Then.of(visit.field("back")).path()
                : visit.request().path();
    }

    private boolean isOurs(Visit visit) {
        byte[] expected = visit.csrf().getBytes(StandardCharsets.UTF_8);
        byte[] sent = visit.field("csrf").getBytes(StandardCharsets.UTF_8);
        return !isFromElsewhere(visit.request()) && MessageDigest.isEqual(expected, sent);
    }

    /// What browsers say of where a form comes from; older ones name the origin alone, and pages that tell
    /// no referrer name "null".
    ///
    /// @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata</a>
    private boolean isFromElsewhere(Request request) {
        if (!request.method().equals("POST")) {
            return false;
        }
        String site = request.header("sec-fetch-site");
        String origin = request.header("origin");
        return site.isEmpty()
                ? origin.startsWith("http") && !origin.equals(layout.publicUrl())
                : !site.equals("same-origin");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
