package eu.undersigned.transparency;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Json;
import eu.undersigned.http.Problem;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Layout;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The published numbers and the head of the log: a page for people, and the same for programs.
final class IntegrityHandler {
    private final Campaigns campaigns;
    private final IntegrityReader reader;
    private final Layout layout;
    private final BooleanSupplier isDemonstration;
    private final ErrorPages errors;

    IntegrityHandler(
            Campaigns campaigns,
            IntegrityReader reader,
            Layout layout,
            BooleanSupplier isDemonstration,
            ErrorPages errors) {
        this.campaigns = campaigns;
        this.reader = reader;
        this.layout = layout;
        this.isDemonstration = isDemonstration;
        this.errors = errors;
    }

    void route(Routes routes) {
        routes.get("/api/v1/campaigns/{campaign}/integrity", this::document);
        routes.get("/{lang}/{campaign}/integrity", this::page);
    }

    private Response document(Request request) {
        return campaigns
                .find(request.variable("campaign"))
                .map(campaign -> Response.json(200, Json.write(document(campaign)))
                        .with("Cache-Control", "public, max-age=" + IntegrityReader.OLDEST.toSeconds())
                        .with("Access-Control-Expose-Headers", "ETag")
                        .ifNoneMatch(request))
                .orElseGet(() -> Problem.response(404, "not-found", "There is no such campaign", Map.of()))
                .with("Access-Control-Allow-Origin", "*");
    }

    private Map<String, Object> document(Campaign campaign) {
        return IntegrityDocument.of(reader.of(campaign), logUrl(campaign), isDemonstration.getAsBoolean());
    }

    private String logUrl(Campaign campaign) {
        return layout.publicUrl() + "/" + campaign.slug() + "/log/";
    }

    private Response page(Request request) {
        Optional<Campaign> campaign = campaigns.find(request.variable("campaign"));
        Optional<PetitionText> text =
                campaign.flatMap(found -> request.language().flatMap(found::text));
        return text.map(found -> page(campaign.orElseThrow(), found))
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    private Response page(Campaign campaign, PetitionText text) {
        Texts texts = Texts.in(text.language());
        Frame frame = Frames.of(
                campaign,
                text,
                texts.of("integrity.title"),
                language -> Frames.home(campaign, language) + "/integrity",
                true);
        IntegrityView view = IntegrityView.of(reader.of(campaign), texts, layout.publicUrl());
        return layout.page(200, frame, "transparency/integrity.jte", view);
    }
}
