package eu.undersigned.signature;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.http.Json;
import eu.undersigned.http.Network;
import eu.undersigned.http.Problem;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import io.prometheus.metrics.core.metrics.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The same as the form, for programs: JSON with the same names.
final class SignApiHandler {
    private final Campaigns campaigns;
    private final Signing signing;
    private final Guard guard;
    private final Counter outcomes;
    private final Counter flaws;

    SignApiHandler(Campaigns campaigns, Signing signing, Guard guard, Counter outcomes, Counter flaws) {
        this.campaigns = campaigns;
        this.signing = signing;
        this.guard = guard;
        this.outcomes = outcomes;
        this.flaws = flaws;
    }

    void route(Routes routes) {
        routes.post("/api/v1/campaigns/{campaign}/signatures", this::post);
    }

    private Response post(Request request) {
        Optional<Campaign> campaign = campaigns.find(request.variable("campaign"));
        if (campaign.isEmpty()) {
            return Problem.response(404, "not-found", "There is no such campaign", Map.of());
        }
        if (!request.contentType().equals("application/json")) {
            return Problem.response(
                    415, "unsupported-media-type", "The content type application/json is expected", Map.of());
        }
        Optional<Duration> wait = guard.waitFor(request.network(), campaign.get());
        if (wait.isPresent()) {
            outcomes.labelValues("limited").inc();
            return Problem.response(429, "too-many-requests", "Too many attempts from this network", Map.of())
                    .retryAfter(wait.get().plusSeconds(1));
        }
        Map<String, Object> json;
        try {
            json = Json.readObject(request.body());
        } catch (Json.NotAnObject e) {
            return Problem.response(400, "not-json", "A JSON object is expected, with each name once", Map.of());
        }
        Optional<PetitionText> text = text(request, campaign.get(), json.get("language"));
        if (text.isEmpty()) {
            return Problem.response(422, "unknown-language", "The campaign has no text in this language", Map.of());
        }
        return sign(campaign.get(), text.get(), request.network(), SignForm.from(json));
    }

    private static Optional<PetitionText> text(
            Request request, Campaign campaign, @org.jspecify.annotations.Nullable Object language) {
        if (language == null) {
            return campaign.text(request.languageAmong(campaign.languages()));
        }
        return Language.of(language.toString()).flatMap(campaign::text);
    }

    private Response sign(Campaign campaign, PetitionText text, Network network, SignForm form) {
        return switch (signing.sign(form, campaign, text, network, Attempt.Way.PROGRAM)) {
            case SignResult.Accepted _ -> {
                outcomes.labelValues("accepted").inc();
                yield accepted(form);
            }
            case SignResult.Asked _, SignResult.Doubted _ -> throw new IllegalStateException("not asked for");
            case SignResult.Blocked(Block by) -> {
                outcomes.labelValues("blocked").inc();
                yield blocked(by, Texts.in(text.language()));
            }
            case SignResult.Stepped(Step step) -> {
                outcomes.labelValues("step").inc();
                yield stepped(step);
            }
            case SignResult.NotYet() -> {
                outcomes.labelValues("notyet").inc();
                yield Problem.response(
                        409, "not-yet", "The petition can't be signed yet: the lead organisation has no key", Map.of());
            }
            case SignResult.Opens(Instant at) -> {
                outcomes.labelValues("notyet").inc();
                yield Problem.response(
                        409, "not-yet", "The petition can't be signed yet", Map.of("opens", at.toString()));
            }
            case SignResult.Closed(Instant since) -> {
                outcomes.labelValues("closed").inc();
                yield Problem.response(
                        410, "closed", "The petition is closed", Map.of("closed_since", since.toString()));
            }
            case SignResult.Refused(List<FieldError> errors) -> {
                outcomes.labelValues("invalid").inc();
                FieldError.count(errors, flaws);
                yield refused(errors, Texts.in(text.language()));
            }
            case SignResult.Busy(Duration retryAfter) -> {
                outcomes.labelValues("busy").inc();
                yield Problem.response(503, "busy", "Nothing was stored; try again", Map.of())
                        .retryAfter(retryAfter);
            }
            case SignResult.Unsure(Duration retryAfter) -> {
                outcomes.labelValues("unavailable").inc();
                yield Problem.response(503, "unavailable", "Try again; it is harmless to sign twice", Map.of())
                        .retryAfter(retryAfter);
            }
        };
    }

    private Response accepted(SignForm form) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", "accepted");
        EmailAddress.parse(form.get("email"))
                .flatMap(signing::suggestion)
                .ifPresent(suggestion -> answer.put("did_you_mean", suggestion.value()));
        return Response.json(202, Json.write(answer)).with("Cache-Control", "no-store");
    }

    private static Response blocked(Block by, Texts texts) {
        String detail = texts.of(by.why()) + " " + texts.of(by.instead());
        return Problem.response(403, "blocked", "Not accepted this way", Map.of("reason", by.word(), "detail", detail));
    }

    /// How to go on: the solved puzzle in the field `altcha`, or the ticket in the field `ticket` after the wait.
    private static Response stepped(Step step) {
        Map<String, Object> more = new HashMap<>();
        more.put(
                "detail",
                "Send the same again with a solution of the challenge in 'altcha', or with the ticket after the wait");
        more.put("altcha", step.challenge().json());
        more.put("ticket", step.ticket());
        more.put("wait_seconds", Math.max(1, step.delay().toSeconds()));
        return Problem.response(403, "step", "One more step is needed first", more);
    }

    private static Response refused(List<FieldError> errors, Texts texts) {
        List<Map<String, Object>> list = errors.stream()
                .map(error -> Map.<String, Object>of(
                        "field", error.field(),
                        "code", error.code(),
                        "detail", texts.of(error.message(), error.values())))
                .toList();
        return Problem.response(422, "invalid", "Some fields need another look", Map.of("errors", list));
    }
}
