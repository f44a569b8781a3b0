package eu.undersigned.mail;

import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Json;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.http.StaticFiles;
import eu.undersigned.http.Templates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Mails of a trial without a mail server, for a browser on this very machine.
public final class DevMailboxHandler {
    /// Mails on one page.
    private static final int SHOWN = 50;

    private final DevMailbox mailbox;
    private final Templates templates;
    private final StaticFiles files;
    private final ErrorPages errors;

    public DevMailboxHandler(DevMailbox mailbox, Templates templates, StaticFiles files, ErrorPages errors) {
        this.mailbox = mailbox;
        this.templates = templates;
        this.files = files;
        this.errors = errors;
    }

    public void route(Routes routes) {
        routes.get("/dev/mailbox", this::page);
        routes.get("/dev/mailbox.json", this::json);
    }

    private Response page(Request request) {
        if (!request.isFromThisMachine()) {
            return errors.page(request, Failure.NOT_FOUND);
        }
        List<Message> newest = mailbox.newestFirst().stream().limit(SHOWN).toList();
        String html = templates.render("mail/mailbox.jte", Map.of("style", files.path("site.css"), "messages", newest));
        return Response.html(200, html).asSecret();
    }

    private Response json(Request request) {
        if (!request.isFromThisMachine()) {
            return errors.page(request, Failure.NOT_FOUND);
        }
        List<Map<String, Object>> list =
                mailbox.newestFirst().stream().map(DevMailboxHandler::document).toList();
        return Response.json(200, Json.write(list)).asSecret();
    }

    private static Map<String, Object> document(Message message) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("to", message.to());
        document.put("subject", message.subject());
        document.put("text", message.text());
        document.put("html", message.html());
        document.put("at", message.at().toString());
        return document;
    }
}
