package eu.undersigned.console;

import eu.undersigned.account.Asked;
import eu.undersigned.account.Refusal;
import eu.undersigned.http.Json;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import java.util.Locale;
import java.util.Map;

/// What the script of the passkey forms is told, and the cookie that binds it to the browser.
final class PasskeyAnswers {
    private final TicketCookie ticket;

    PasskeyAnswers(SessionCookie session) {
        this.ticket = TicketCookie.beside(session);
    }

    /// The ticket that the browser was given; empty when it has none.
    String ticket(Request request) {
        return ticket.read(request);
    }

    Response ask(Asked asked) {
        return Response.json(200, Json.write(Map.of("options", asked.options())))
                .with("Set-Cookie", ticket.give(asked.ticket()));
    }

    /// The script shows these words beside the button.
    static Response refuse(int status, Refusal reason) {
        return Response.json(status, Json.write(Map.of("refused", words(reason))));
    }

    static Response tooMany() {
        return Response.json(
                429, Json.write(Map.of("refused", ConsoleTexts.texts().of("console.account.toomany"))));
    }

    static String words(Refusal reason) {
        return ConsoleTexts.texts()
                .of("console.account.refused."
                        + reason.name().toLowerCase(Locale.ROOT).replace("_", ""));
    }
}
