package eu.undersigned.signature;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.FormBody;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Venue;
import io.prometheus.metrics.core.metrics.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The form, posted.
final class SignHandler {
    private final Campaigns campaigns;
    private final Signing signing;
    private final Guard guard;
    private final FormPage formPage;
    private final OutcomePages pages;
    private final ErrorPages errors;
    private final Counter outcomes;
    private final Counter flaws;

    SignHandler(
            Campaigns campaigns,
            Signing signing,
            Guard guard,
            FormPage formPage,
            Layout layout,
            ErrorPages errors,
            Counter outcomes,
            Counter flaws) {
        this.campaigns = campaigns;
        this.signing = signing;
        this.guard = guard;
        this.formPage = formPage;
        this.pages = new OutcomePages(layout);
        this.errors = errors;
        this.outcomes = outcomes;
        this.flaws = flaws;
    }

    void route(Routes routes) {
        for (String form : Venue.ROUTES) {
            routes.post(form + "/sign", this::post);
            // After an answer that shows the form again, the address bar holds this path.
            routes.get(form + "/sign", this::toTheForm);
        }
    }

    private Response toTheForm(Request request) {
        return Venue.of(campaigns, request)
                .map(venue -> Response.seeOther(form(venue)))
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    private Response post(Request request) {
        Optional<Venue> found = Venue.of(campaigns, request);
        if (found.isEmpty()) {
            return errors.page(request, Failure.NOT_FOUND);
        }
        Venue venue = found.get();
        if (!request.contentType().equals("application/x-www-form-urlencoded")) {
            return errors.page(request, Failure.UNSUPPORTED_MEDIA_TYPE);
        }
        Optional<Duration> wait = guard.waitFor(request.network(), venue.campaign());
        if (wait.isPresent()) {
            outcomes.labelValues("limited").inc();
            return pages.tooMany(venue, wait.get());
        }
        SignForm form = SignForm.from(FormBody.parse(request.body()));
        return switch (signing.sign(form, venue.campaign(), venue.text(), request.network(), Attempt.Way.FORM)) {
            case SignResult.Accepted(UUID ticket) -> {
                outcomes.labelValues("accepted").inc();
                Arrival arrival = new Arrival(venue.campaign().organisation(form.get("organisation")), form.source());
                yield Response.seeOther(venue.home() + "/inbox/" + ticket + arrival.query());
            }
            case SignResult.Asked(EmailAddress suggestion) -> {
                outcomes.labelValues("asked").inc();
                yield formPage.again(venue, form, FormPage.Trouble.suggesting(suggestion.value()));
            }
            case SignResult.Doubted(String domain) -> {
                outcomes.labelValues("asked").inc();
                yield formPage.again(venue, form, FormPage.Trouble.doubting(domain));
            }
            case SignResult.Stepped(Step step) -> {
                outcomes.labelValues("step").inc();
                yield pages.step(venue, form, step);
            }
            case SignResult.Blocked(Block by) -> {
                outcomes.labelValues("blocked").inc();
                yield pages.blocked(venue, by, form(venue));
            }
            case SignResult.NotYet() -> {
                outcomes.labelValues("notyet").inc();
                yield pages.notYet(venue);
            }
            case SignResult.Opens(Instant at) -> {
                outcomes.labelValues("notyet").inc();
                yield pages.opens(venue, at);
            }
            case SignResult.Closed(Instant since) -> {
                outcomes.labelValues("closed").inc();
                yield pages.closed(venue, since);
            }
            case SignResult.Refused(List<FieldError> fieldErrors) -> {
                outcomes.labelValues("invalid").inc();
                FieldError.count(fieldErrors, flaws);
                yield formPage.again(venue, form, FormPage.Trouble.errors(fieldErrors));
            }
            case SignResult.Busy(Duration retryAfter) -> {
                outcomes.labelValues("busy").inc();
                yield pages.busy(venue, form(venue), retryAfter);
            }
            case SignResult.Unsure(Duration retryAfter) -> {
                outcomes.labelValues("unavailable").inc();
                yield pages.unavailable(venue, form(venue), retryAfter);
            }
        };
    }

    /// Where to try again.
    private static String form(Venue venue) {
        return venue.home() + "#sign";
    }
}
