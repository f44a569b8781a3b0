package eu.undersigned.paper;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Venue;

/// What adults can do in whom a child confides: one page in each language.
final class AdultsHandler {
    static final String PAGE = "when-a-child-tells";

    private final Campaigns campaigns;
    private final Layout layout;
    private final ErrorPages errors;

    AdultsHandler(Campaigns campaigns, Layout layout, ErrorPages errors) {
        this.campaigns = campaigns;
        this.layout = layout;
        this.errors = errors;
    }

    void route(Routes routes) {
        routes.get(
                "/{lang}/{campaign}/" + PAGE,
                request -> Venue.of(campaigns, request)
                        .map(venue -> page(request, venue))
                        .orElseGet(() -> errors.page(request, Failure.NOT_FOUND)));
    }

    private Response page(Request request, Venue venue) {
        Texts texts = venue.texts();
        Frame frame = venue.frame(texts.of("paper.adults.title"), "/" + PAGE, true)
                .describedAs(texts.of("paper.adults.lead"));
        return layout.page(200, frame, "paper/adults.jte", frame.languagePath("help"))
                .ifNoneMatch(request);
    }
}
