package eu.undersigned.fact;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.ContentPolicy;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Gzip;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Venue;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The page of facts: made once for each language, publication and day.
final class FactsHandler {
    private static final int MOST_PAGES = 100;

    private final Campaigns campaigns;
    private final Layout layout;
    private final ErrorPages errors;
    private final InstantSource clock;
    private final Cache<String, Cached> cache =
            Caffeine.newBuilder().maximumSize(MOST_PAGES).build();

    /// A page with all that it was made from.
    private record Cached(Campaign campaign, LocalDate day, Response response) {}

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
        Cached cached = cache.getIfPresent(venue.home());
        if (cached == null || cached.campaign != venue.campaign() || !cached.day.equals(today)) {
            Response response = page(layout, venue, frame(venue), today);
            cached = new Cached(venue.campaign(), today, response.withGzipped(Gzip.best(response.body())));
            cache.put(venue.home(), cached);
        }
        return cached.response;
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
