package eu.undersigned.fact;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.ContentPolicy;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.KeptPages;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Venue;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// The page of facts: made once for each language, publication and day.
final class FactsHandler {
    private static final long MOST_CACHED_BYTES = 16L << 20;

    private final Campaigns campaigns;
    private final Layout layout;
    private final ErrorPages errors;
    private final InstantSource clock;
    private final KeptPages kept = new KeptPages(MOST_CACHED_BYTES);

    FactsHandler(Campaigns campaigns, Layout layout, ErrorPages errors, InstantSource clock) {
        this.campaigns = campaigns;
        this.layout = layout;
        this.errors = errors;
        this.clock = clock;
    }

    void route(Routes routes) {
        routes.get("/{lang}/{campaign}/facts", this::page);
    }

    private Response page(Request request) {
        return Venue.of(campaigns, request)
                .map(venue -> page(venue).ifNoneMatch(request))
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    private Response page(Venue venue) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return kept.page(
                venue.home(), List.of(venue.campaign(), today), () -> page(layout, venue, frame(venue), today));
    }

    private static Frame frame(Venue venue) {
        return venue.frame(venue.texts().of("facts.title"), "/facts", true);
    }

    private static Response page(Layout layout, Venue venue, Frame frame, LocalDate today) {
        return layout.page(
                200, frame, "fact/facts.jte", FactsPage.view(new Ledger(venue.campaign(), today), venue.texts()));
    }

    /// What the page would be, of a campaign that is not stored like this.
    static Response draft(Layout layout, Venue venue, LocalDate today) {
        return page(layout, venue, frame(venue).asDraft(), today)
                .with(ContentPolicy.HEADER, ContentPolicy.preview())
                .asSecret();
    }
}
