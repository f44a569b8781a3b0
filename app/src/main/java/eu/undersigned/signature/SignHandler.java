package eu.undersigned.signature;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.FormBody;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Layout;
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
    private final Admission admission;
    private final FormPage formPage;
    private final OutcomePages pages;
    private final ErrorPages errors;
    private final Counter outcomes;
    private final Counter flaws;

    SignHandler(
            Campaigns campaigns,
            Signing signing,
            Admission admission,
            FormPage formPage,
            Layout layout,
            ErrorPages errors,
            Counter outcomes,
            Counter flaws) {
        this.campaigns = campaigns;
        this.signing = signing;
        this.admission = admission;
        this.formPage = formPage;
        this.pages = new OutcomePages(layout);
        this.errors = errors;
        this.outcomes = outcomes;
        this.flaws = flaws;
    }

    void route(Routes routes) {
        routes.post("/{lang}/{campaign}/sign", this::post);
        // After an answer that shows the form again, the address bar holds this path.
        routes.get(
                "/{lang}/{campaign}/sign",
                request -> Response.seeOther(
                        "/" + request.variable("lang") + "/" + request.variable("campaign") + "#sign"));
    }

    private Response post(Request request) {
        Optional<Campaign> campaign = campaigns.find(request.variable("campaign"));
        Optional<PetitionText> text =
                campaign.flatMap(found -> request.language().flatMap(found::text));
        if (campaign.isEmpty() || text.isEmpty()) {
            return errors.page(request, Failure.NOT_FOUND);
        }
        if (!request.contentType().equals("application/x-www-form-urlencoded")) {
            return errors.page(request, Failure.UNSUPPORTED_MEDIA_TYPE);
        }
        Optional<Duration> wait =
                admission.waitFor(request.network(), campaign.get().slug());
        if (wait.isPresent()) {
            outcomes.labelValues("limited").inc();
            return pages.tooMany(campaign.get(), text.get(), wait.get());
        }
        SignForm form = SignForm.from(FormBody.parse(request.body()));
        return switch (signing.sign(form, campaign.get(), text.get(), true)) {
            case SignResult.Accepted(UUID ticket) -> {
                outcomes.labelValues("accepted").inc();
                yield Response.seeOther(Frames.home(campaign.get(), text.get().language()) + "/inbox/" + ticket);
            }
            case SignResult.Asked(EmailAddress suggestion) -> {
                outcomes.labelValues("asked").inc();
                yield formPage.again(campaign.get(), text.get(), form, List.of(), Optional.of(suggestion.value()));
            }
            case SignResult.NotYet() -> {
                outcomes.labelValues("notyet").inc();
                yield pages.notYet(campaign.get(), text.get());
            }
            case SignResult.Closed(Instant since) -> {
                outcomes.labelValues("closed").inc();
                yield pages.closed(campaign.get(), text.get(), since);
            }
            case SignResult.Refused(List<FieldError> fieldErrors) -> {
                outcomes.labelValues("invalid").inc();
                FieldError.count(fieldErrors, flaws);
                yield formPage.again(campaign.get(), text.get(), form, fieldErrors, Optional.empty());
            }
            case SignResult.Busy(Duration retryAfter) -> {
                outcomes.labelValues("busy").inc();
                yield pages.busy(campaign.get(), text.get(), form(campaign.get(), text.get()), retryAfter);
            }
            case SignResult.Unsure(Duration retryAfter) -> {
                outcomes.labelValues("unavailable").inc();
                yield pages.unavailable(campaign.get(), text.get(), form(campaign.get(), text.get()), retryAfter);
            }
        };
    }

    /// Where to try again.
    private static String form(Campaign campaign, PetitionText text) {
        return Frames.home(campaign, text.language()) + "#sign";
    }
}
