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
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Notice;
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
    private final Layout layout;
    private final ErrorPages errors;
    private final Counter outcomes;

    SignHandler(
            Campaigns campaigns,
            Signing signing,
            Admission admission,
            FormPage formPage,
            Layout layout,
            ErrorPages errors,
            Counter outcomes) {
        this.campaigns = campaigns;
        this.signing = signing;
        this.admission = admission;
        this.formPage = formPage;
        this.layout = layout;
        this.errors = errors;
        this.outcomes = outcomes;
    }

    void route(Routes routes) {
        routes.post("/{lang}/{campaign}/sign", this::post);
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
            return tooMany(campaign.get(), text.get(), wait.get());
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
            case SignResult.Closed(Instant since) -> {
                outcomes.labelValues("closed").inc();
                yield closed(campaign.get(), text.get(), since);
            }
            case SignResult.Refused(List<FieldError> fieldErrors) -> {
                outcomes.labelValues("invalid").inc();
                yield formPage.again(campaign.get(), text.get(), form, fieldErrors, Optional.empty());
            }
            case SignResult.Busy(Duration retryAfter) -> {
                outcomes.labelValues("busy").inc();
                yield again(campaign.get(), text.get(), "busy", retryAfter);
            }
            case SignResult.Unsure(Duration retryAfter) -> {
                outcomes.labelValues("unavailable").inc();
                yield again(campaign.get(), text.get(), "unavailable", retryAfter);
            }
        };
    }

    private Response tooMany(Campaign campaign, PetitionText text, Duration wait) {
        Texts texts = Texts.in(text.language());
        String title = texts.of("toomany.title");
        String lead = texts.of("toomany.lead", "minutes", Math.max(1, Math.ceilDiv(wait.toSeconds(), 60)));
        return layout.notice(429, Frames.answer(campaign, text, title), Notice.of(title, lead))
                .retryAfter(wait.plusSeconds(1));
    }

    private Response closed(Campaign campaign, PetitionText text, Instant since) {
        Texts texts = Texts.in(text.language());
        String title = texts.of("closed.title");
        List<String> paragraphs = List.of(
                texts.of("campaign.closed", "date", texts.formats().date(since)), texts.of("campaign.closed.thanks"));
        Notice notice = new Notice(title, paragraphs, Optional.empty())
                .with(texts.of("frame.home"), Frames.home(campaign, text.language()));
        return layout.notice(410, Frames.answer(campaign, text, title), notice);
    }

    private Response again(Campaign campaign, PetitionText text, String key, Duration retryAfter) {
        Texts texts = Texts.in(text.language());
        String title = texts.of(key + ".title");
        Notice notice = Notice.of(title, texts.of(key + ".lead"))
                .with(texts.of("busy.button"), Frames.home(campaign, text.language()) + "#sign");
        return layout.notice(503, Frames.answer(campaign, text, title), notice).retryAfter(retryAfter);
    }
}
