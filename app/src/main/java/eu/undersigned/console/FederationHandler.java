package eu.undersigned.console;

import eu.undersigned.account.FederatedResult;
import eu.undersigned.account.Federating;
import eu.undersigned.account.Federating.Entrance;
import eu.undersigned.account.Permission;
import eu.undersigned.account.Refusal;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import java.util.Map;
import java.util.Optional;

/// The way to the organisation's own sign-in and back. Links lead there, not forms: a form may send nobody
/// to another site (the policy's `form-action`), and to set out changes nothing.
final class FederationHandler {
    private final Federating federating;
    private final SignInHandler signIn;
    private final Attempts attempts;
    private final ConsoleLayout layout;
    private final TicketCookie ticket;

    FederationHandler(Federating federating, SignInHandler signIn, Attempts attempts, ConsoleLayout layout) {
        this.federating = federating;
        this.signIn = signIn;
        this.attempts = attempts;
        this.layout = layout;
        this.ticket = TicketCookie.beside(layout.cookie());
    }

    void route(ConsoleRoutes routes) {
        routes.open("GET", "/console/federated", this::enter)
                .open("GET", "/console/welcome/{token}/federated", this::welcome)
                .get("/console/confirm/federated", Permission.OWN_ACCOUNT, this::confirm)
                .open("GET", "/console/federated/callback", this::comeBack);
    }

    private Response enter(Request request) {
        Then then = Then.of(request.query().getOrDefault("then", ""));
        return attempts.isOneTooMany(request.network())
                ? refuse(429, then, ConsoleTexts.texts().of("console.account.toomany"))
                : lead(federating.signIn(then.path()), then);
    }

    private Response welcome(Request request) {
        return attempts.isOneTooMany(request.network())
                ? refuse(429, Then.HOME, ConsoleTexts.texts().of("console.account.toomany"))
                : lead(federating.welcome(request.variable("token")), Then.HOME, 410, Refusal.GONE);
    }

    private Response confirm(Visit visit) {
        Then then = Then.of(visit.request().query().getOrDefault("then", ""));
        return lead(federating.confirm(visit.actor(), then.path()), then);
    }

    private Response lead(Optional<Entrance> entrance, Then then) {
        return lead(entrance, then, 502, Refusal.FEDERATION);
    }

    private Response lead(Optional<Entrance> entrance, Then then, int status, Refusal reason) {
        return entrance.map(found ->
                        Response.seeOther(found.address().toString()).with("Set-Cookie", ticket.give(found.ticket())))
                .orElseGet(() -> refuse(status, then, PasskeyAnswers.words(reason)));
    }

    private Response refuse(int status, Then then, String words) {
        return signIn.page(status, then, Optional.of(words));
    }

    private Response comeBack(Request request) {
        Map<String, String> query = request.query();
        FederatedResult result = federating.comeBack(
                ticket.read(request),
                query.getOrDefault("state", ""),
                query.getOrDefault("code", ""),
                BrowserName.of(request.header("user-agent")),
                layout.cookie().read(request));
        return switch (result) {
            case FederatedResult.SignedIn(String session, String then) ->
                Response.seeOther(Then.of(then).path())
                        .with("Set-Cookie", layout.cookie().give(session));
            case FederatedResult.Welcomed(String session, var codes) ->
                layout.open(
                                200,
                                ConsoleTexts.texts().of("console.account.codes.title"),
                                "console/codes.jte",
                                new CodesView(codes, "/console"))
                        .with("Set-Cookie", layout.cookie().give(session));
            case FederatedResult.Refused(Refusal reason) -> refuse(403, Then.HOME, PasskeyAnswers.words(reason));
        };
    }
}
