package eu.undersigned.console;

import eu.undersigned.account.Recovering;
import eu.undersigned.account.Refusal;
import eu.undersigned.account.WelcomeResult;
import eu.undersigned.http.FormBody;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import java.util.Optional;

/// The page on which a member who has lost every passkey comes back with a recovery code.
final class RecoverHandler {
    private final Recovering recovering;
    private final Attempts attempts;
    private final ConsoleLayout layout;
    private final PasskeyAnswers answers;

    RecoverHandler(Recovering recovering, Attempts attempts, ConsoleLayout layout) {
        this.recovering = recovering;
        this.attempts = attempts;
        this.layout = layout;
        this.answers = new PasskeyAnswers(layout.cookie());
    }

    void route(ConsoleRoutes routes) {
        routes.open("GET", "/console/recover", _ -> page(200, Optional.empty()))
                .open("POST", "/console/recover/options", this::ask)
                .open("POST", "/console/recover", this::recover);
    }

    private Response page(int status, Optional<String> refused) {
        return layout.open(
                status,
                ConsoleTexts.texts().of("console.account.recover.title"),
                "console/recover.jte",
                new RecoverView(refused));
    }

    private Response ask(Request request) {
        if (attempts.isOneTooMany(request.network())) {
            return PasskeyAnswers.tooMany();
        }
        return recovering
                .ask(SignInHandler.field(FormBody.parse(request.body()), "code"))
                .map(answers::ask)
                .orElseGet(() -> PasskeyAnswers.refuse(403, Refusal.WRONG_CODE));
    }

    private Response recover(Request request) {
        if (attempts.isOneTooMany(request.network())) {
            return page(429, Optional.of(ConsoleTexts.texts().of("console.account.toomany")));
        }
        FormBody form = FormBody.parse(request.body());
        WelcomeResult result = recovering.recover(
                SignInHandler.field(form, "code"),
                answers.ticket(request),
                SignInHandler.field(form, "device"),
                SignInHandler.field(form, "answer"),
                BrowserName.of(request.header("user-agent")));
        return switch (result) {
            case WelcomeResult.Welcomed(String session, var _) ->
                Response.seeOther("/console/account")
                        .with("Set-Cookie", layout.cookie().give(session));
            case WelcomeResult.Refused(Refusal reason) -> page(403, Optional.of(PasskeyAnswers.words(reason)));
        };
    }
}
