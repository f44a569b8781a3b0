package eu.undersigned.signature;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.FormBody;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Venue;
import eu.undersigned.outbox.LetterState;
import eu.undersigned.outbox.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The page after the form: "check your inbox", or, when the mail server refused the address, a way to correct it.
final class InboxHandler {
    private final Campaigns campaigns;
    private final Database database;
    private final Outbox outbox;
    private final Correcting correcting;
    private final Guard guard;
    private final Layout layout;
    private final OutcomePages pages;
    private final ErrorPages errors;

    InboxHandler(
            Campaigns campaigns,
            Database database,
            Outbox outbox,
            Correcting correcting,
            Guard guard,
            Layout layout,
            ErrorPages errors) {
        this.campaigns = campaigns;
        this.database = database;
        this.outbox = outbox;
        this.correcting = correcting;
        this.guard = guard;
        this.layout = layout;
        this.pages = new OutcomePages(layout);
        this.errors = errors;
    }

    void route(Routes routes) {
        for (String form : Venue.ROUTES) {
            routes.get(form + "/inbox/{ticket}", request -> withTicket(request, this::show));
            routes.post(form + "/inbox/{ticket}", request -> withTicket(request, this::correct));
        }
    }

    @FunctionalInterface
    private interface Answer {
        Response to(Request request, Venue venue, UUID ticket);
    }

    private Response withTicket(Request request, Answer answer) {
        Optional<Venue> venue = Venue.of(campaigns, request);
        Optional<UUID> ticket = ticket(request.variable("ticket"));
        if (venue.isEmpty() || ticket.isEmpty()) {
            return errors.page(request, Failure.NOT_FOUND);
        }
        return answer.to(request, venue.get(), ticket.get());
    }

    private static Optional<UUID> ticket(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    private Response show(Request request, Venue venue, UUID ticket) {
        LetterState state = database.inTransaction(transaction -> outbox.state(transaction, ticket));
        return page(200, request, venue, ticket, state == LetterState.REFUSED, "", Optional.empty());
    }

    private Response correct(Request request, Venue venue, UUID ticket) {
        Optional<Duration> wait = guard.waitFor(request.network(), venue.campaign());
        if (wait.isPresent()) {
            return pages.tooMany(venue, wait.get());
        }
        if (database.inTransaction(transaction -> outbox.state(transaction, ticket)) != LetterState.REFUSED) {
            return Response.seeOther(path(venue, ticket)
                    + Arrival.of(request, venue.campaign()).query()); // corrected already, or never sent
        }
        String typed = FormBody.parse(request.body()).first("email");
        Optional<EmailAddress> email = EmailAddress.parse(typed);
        if (email.isEmpty()) {
            String error = venue.texts().of("error.email.invalid");
            return page(422, request, venue, ticket, true, typed, Optional.of(error));
        }
        String query = Arrival.of(request, venue.campaign()).query();
        String here = path(venue, ticket) + query;
        return switch (correcting.correct(ticket, email.get(), venue.campaign(), request.network())) {
            case SignResult.Accepted(UUID next) -> Response.seeOther(path(venue, next) + query);
            case SignResult.Busy(Duration retryAfter) -> pages.busy(venue, here, retryAfter);
            case SignResult.Unsure(Duration retryAfter) -> pages.unavailable(venue, here, retryAfter);
            case SignResult.NotYet() -> pages.notYet(venue);
            case SignResult.Opens(Instant at) -> pages.opens(venue, at);
            case SignResult.Closed(Instant since) -> pages.closed(venue, since);
            case SignResult.Blocked(Block by) -> pages.blocked(venue, by, here);
            case SignResult.Asked _, SignResult.Doubted _, SignResult.Stepped _ ->
                throw new IllegalStateException("not asked for");
            // Corrected already, perhaps by a second click: the page says what happens now.
            case SignResult.Refused _ -> Response.seeOther(here);
        };
    }

    private static String path(Venue venue, UUID ticket) {
        return venue.home() + "/inbox/" + ticket;
    }

    private Response page(
            int status,
            Request request,
            Venue venue,
            UUID ticket,
            boolean unreachable,
            String email,
            Optional<String> error) {
        Arrival arrival = Arrival.of(request, venue.campaign());
        String path = "/inbox/" + ticket;
        String home = venue.home();
        String title = venue.texts().of(unreachable ? "inbox.unreachable.title" : "inbox.title");
        return layout.page(
                        status,
                        venue.frame(title, path, false).linking(arrival.query()),
                        "signature/inbox.jte",
                        new InboxView(
                                unreachable,
                                home + path + arrival.query(),
                                home,
                                arrival.share(Frames.home(
                                        venue.campaign(), venue.text().language())),
                                email,
                                error))
                .asSecret();
    }
}
