package eu.undersigned.console;

import eu.undersigned.account.OwnAccount;
import eu.undersigned.account.Permission;
import eu.undersigned.account.Refusal;
import eu.undersigned.account.Sessions;
import eu.undersigned.http.Response;
import java.util.Optional;

/// A member's own passkeys, sessions and recovery codes.
final class AccountHandler {
    private static final String PATH = "/console/account";

    private final OwnAccount own;
    private final Sessions sessions;
    private final ConsoleLayout layout;
    private final PasskeyAnswers answers;

    AccountHandler(OwnAccount own, Sessions sessions, ConsoleLayout layout) {
        this.own = own;
        this.sessions = sessions;
        this.layout = layout;
        this.answers = new PasskeyAnswers(layout.cookie());
    }

    void route(ConsoleRoutes routes) {
        routes.get(PATH, Permission.OWN_ACCOUNT, visit -> page(visit, 200, Optional.empty()))
                .post(
                        PATH + "/passkeys/options",
                        Permission.CHANGE_OWN_SIGN_IN,
                        visit -> answers.ask(own.ask(visit.actor())))
                .post(PATH + "/passkeys", Permission.CHANGE_OWN_SIGN_IN, this::add)
                .post(PATH + "/passkeys/remove", Permission.CHANGE_OWN_SIGN_IN, this::remove)
                .post(PATH + "/codes", Permission.CHANGE_OWN_SIGN_IN, this::renewCodes)
                .post(PATH + "/sessions/end", Permission.OWN_ACCOUNT, this::end);
    }

    private Response page(Visit visit, int status, Optional<String> refused) {
        return layout.page(
                visit,
                status,
                ConsoleTexts.texts().of("console.account.own.title"),
                "console/account.jte",
                new AccountView(own.see(visit.actor(), visit.session()), sessions.isFresh(visit.actor()), refused));
    }

    private Response add(Visit visit) {
        Optional<Refusal> refused =
                own.add(visit.actor(), answers.ticket(visit.request()), visit.field("device"), visit.field("answer"));
        return refused.map(reason -> page(visit, 422, Optional.of(PasskeyAnswers.words(reason))))
                .orElseGet(() -> Response.seeOther(PATH));
    }

    private Response remove(Visit visit) {
        return own.remove(visit.actor(), visit.session(), visit.field("passkey"))
                ? Response.seeOther(PATH)
                : page(visit, 409, Optional.of(ConsoleTexts.texts().of("console.account.own.last")));
    }

    private Response renewCodes(Visit visit) {
        return layout.page(
                visit,
                200,
                ConsoleTexts.texts().of("console.account.codes.title"),
                "console/new-codes.jte",
                new CodesView(own.renewCodes(visit.actor()), PATH));
    }

    private Response end(Visit visit) {
        String which = visit.field("session");
        if (which.equals("others")) {
            own.endSessions(visit.actor(), visit.session(), Optional.empty());
        } else if (which.matches("[0-9]{1,18}")) {
            own.endSessions(visit.actor(), visit.session(), Optional.of(Long.valueOf(which)));
        }
        return Response.seeOther(PATH);
    }
}
