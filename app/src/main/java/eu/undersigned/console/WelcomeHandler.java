package eu.undersigned.console;

import eu.undersigned.account.Actor;
import eu.undersigned.account.Invitation;
import eu.undersigned.account.Permission;
import eu.undersigned.account.Person;
import eu.undersigned.account.Refusal;
import eu.undersigned.account.Sessions;
import eu.undersigned.account.WelcomeResult;
import eu.undersigned.account.Welcoming;
import eu.undersigned.http.FormBody;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import java.util.Optional;

/// The page behind an invitation: somebody becomes a member, or a member takes on another role. Looking at
/// it changes nothing, since mail scanners follow links.
final class WelcomeHandler {
    private static final String PATH = "/console/welcome/{token}";

    private final Welcoming welcoming;
    private final Sessions sessions;
    private final Attempts attempts;
    private final ConsoleLayout layout;
    private final Places places;
    private final PasskeyAnswers answers;
    private final Optional<String> federation;

    /// @param federation how the organisation's own sign-in is called, where there is one
    WelcomeHandler(
            Welcoming welcoming,
            Sessions sessions,
            Attempts attempts,
            ConsoleLayout layout,
            Places places,
            Optional<String> federation) {
        this.welcoming = welcoming;
        this.sessions = sessions;
        this.attempts = attempts;
        this.layout = layout;
        this.places = places;
        this.answers = new PasskeyAnswers(layout.cookie());
        this.federation = federation;
    }

    void route(ConsoleRoutes routes) {
        routes.open("GET", PATH, this::show)
                .open("POST", PATH + "/options", this::ask)
                .open("POST", PATH, this::welcome)
                .post(PATH + "/accept", Permission.OWN_ACCOUNT, this::accept);
    }

    private Response show(Request request) {
        return welcoming
                .find(request.variable("token"))
                .map(invitation -> page(request, 200, invitation, FormBody.parse(request.body()), Optional.empty()))
                .orElseGet(this::gone);
    }

    private Response gone() {
        String title = ConsoleTexts.texts().of("console.account.welcome.gone.title");
        return layout.open(
                410,
                title,
                "console/notice.jte",
                new NoticeView(title, ConsoleTexts.texts().of("console.account.welcome.gone.lead")));
    }

    private Response page(Request request, int status, Invitation invitation, FormBody form, Optional<String> refused) {
        Optional<String> session = layout.cookie().read(request);
        Optional<Actor> signedIn = session.flatMap(sessions::find);
        WelcomeView view = new WelcomeView(
                "/console/welcome/" + request.variable("token"),
                invitation.isFirst(),
                places.of(invitation.grant()),
                Places.role(invitation.grant()),
                invitation.mailbox(),
                SignInHandler.field(form, "name"),
                SignInHandler.field(form, "mailbox"),
                refused,
                signedIn.map(Actor::name),
                signedIn.isPresent() ? Sessions.csrf(session.orElseThrow()) : "",
                federation);
        return layout.open(
                status, ConsoleTexts.texts().of("console.account.welcome.title"), "console/welcome.jte", view);
    }

    private Response ask(Request request) {
        if (attempts.isOneTooMany(request.network())) {
            return PasskeyAnswers.tooMany();
        }
        String name = SignInHandler.field(FormBody.parse(request.body()), "name");
        return welcoming
                .ask(request.variable("token"), name)
                .map(answers::ask)
                .orElseGet(() -> PasskeyAnswers.refuse(410, Refusal.GONE));
    }

    private Response welcome(Request request) {
        FormBody form = FormBody.parse(request.body());
        String token = request.variable("token");
        Person person = new Person(SignInHandler.field(form, "name"), SignInHandler.field(form, "mailbox"));
        WelcomeResult result = welcoming.welcome(
                token,
                answers.ticket(request),
                person,
                SignInHandler.field(form, "device"),
                SignInHandler.field(form, "answer"),
                BrowserName.of(request.header("user-agent")));
        return switch (result) {
            case WelcomeResult.Welcomed(String session, var codes) ->
                layout.open(
                                200,
                                ConsoleTexts.texts().of("console.account.codes.title"),
                                "console/codes.jte",
                                new CodesView(codes, "/console"))
                        .with("Set-Cookie", layout.cookie().give(session));
            case WelcomeResult.Refused(Refusal reason) ->
                welcoming
                        .find(token)
                        .map(invitation ->
                                page(request, 422, invitation, form, Optional.of(PasskeyAnswers.words(reason))))
                        .orElseGet(this::gone);
        };
    }

    private Response accept(Visit visit) {
        return welcoming.accept(visit.actor(), visit.request().variable("token"))
                ? Response.seeOther("/console")
                : gone();
    }
}
