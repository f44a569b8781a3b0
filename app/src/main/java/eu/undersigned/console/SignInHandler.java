package eu.undersigned.console;

import eu.undersigned.account.Permission;
import eu.undersigned.account.Refusal;
import eu.undersigned.account.SignInResult;
import eu.undersigned.account.SigningIn;
import eu.undersigned.http.FormBody;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Texts;
import java.util.Optional;

/// The pages on which members sign in, prove once more who they are, and sign out.
final class SignInHandler {
    private final SigningIn signingIn;
    private final Attempts attempts;
    private final ConsoleLayout layout;
    private final PasskeyAnswers answers;
    private final Optional<String> federation;

    /// @param federation how the organisation's own sign-in is called, where there is one
    SignInHandler(SigningIn signingIn, Attempts attempts, ConsoleLayout layout, Optional<String> federation) {
        this.signingIn = signingIn;
        this.attempts = attempts;
        this.layout = layout;
        this.answers = new PasskeyAnswers(layout.cookie());
        this.federation = federation;
    }

    void route(ConsoleRoutes routes) {
        routes.open("GET", "/console/sign-in", this::show)
                .open("POST", "/console/sign-in/options", this::ask)
                .open("POST", "/console/sign-in", this::signIn)
                .post("/console/sign-out", Permission.OWN_ACCOUNT, this::signOut)
                .get("/console/confirm", Permission.OWN_ACCOUNT, this::showAgain)
                .post("/console/confirm/options", Permission.OWN_ACCOUNT, this::askAgain)
                .post("/console/confirm", Permission.OWN_ACCOUNT, this::confirm);
    }

    private Response show(Request request) {
        return page(200, Then.of(request.query().getOrDefault("then", "")), Optional.empty());
    }

    Response page(int status, Then then, Optional<String> refused) {
        return layout.open(
                status,
                text("console.account.signin.title"),
                "console/sign-in.jte",
                new SignInView("/console/sign-in", then.path(), "", refused, federation));
    }

    private Response ask(Request request) {
        return attempts.isOneTooMany(request.network()) ? PasskeyAnswers.tooMany() : answers.ask(signingIn.ask());
    }

    private Response signIn(Request request) {
        FormBody form = FormBody.parse(request.body());
        Then then = Then.of(field(form, "then"));
        if (attempts.isOneTooMany(request.network())) {
            return page(429, then, Optional.of(text("console.account.toomany")));
        }
        SignInResult result = signingIn.signIn(
                answers.ticket(request),
                field(form, "answer"),
                BrowserName.of(request.header("user-agent")),
                layout.cookie().read(request));
        return switch (result) {
            case SignInResult.SignedIn(String session) ->
                Response.seeOther(then.path())
                        .with("Set-Cookie", layout.cookie().give(session));
            case SignInResult.Refused(Refusal reason) -> page(403, then, Optional.of(PasskeyAnswers.words(reason)));
        };
    }

    private Response signOut(Visit visit) {
        signingIn.signOut(visit.actor(), visit.session());
        return Response.seeOther("/console/sign-in")
                .with("Set-Cookie", layout.cookie().take());
    }

    private Response showAgain(Visit visit) {
        return again(visit, 200, Then.of(visit.request().query().getOrDefault("then", "")), Optional.empty());
    }

    private Response again(Visit visit, int status, Then then, Optional<String> refused) {
        return layout.page(
                visit,
                status,
                text("console.account.confirm.title"),
                "console/confirm.jte",
                new SignInView("/console/confirm", then.path(), visit.csrf(), refused, federation));
    }

    private Response askAgain(Visit visit) {
        return answers.ask(signingIn.askAgain(visit.actor()));
    }

    private Response confirm(Visit visit) {
        Then then = Then.of(visit.field("then"));
        SignInResult result = signingIn.confirm(
                visit.actor(), visit.session(), answers.ticket(visit.request()), visit.field("answer"));
        return switch (result) {
            case SignInResult.SignedIn(String session) ->
                Response.seeOther(then.path())
                        .with("Set-Cookie", layout.cookie().give(session));
            case SignInResult.Refused(Refusal reason) ->
                again(visit, 403, then, Optional.of(PasskeyAnswers.words(reason)));
        };
    }

    static String field(FormBody form, String name) {
        return form.first(name).strip();
    }

    private static String text(String key) {
        Texts texts = ConsoleTexts.texts();
        return texts.of(key);
    }
}
