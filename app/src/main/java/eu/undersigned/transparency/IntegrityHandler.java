package eu.undersigned.transparency;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Json;
import eu.undersigned.http.Problem;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Venue;
import java.util.Map;
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
        return Venue.of(campaigns, request).map(this::page).orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    private Response page(Venue venue) {
        return layout.page(
                200,
                venue.frame(venue.texts().of("integrity.title"), "/integrity", true)
                        .describedAs(venue.texts().of("integrity.lead")),
                "transparency/integrity.jte",
                IntegrityView.of(reader.of(venue.campaign()), venue.texts(), layout.publicUrl()));
    }
}
