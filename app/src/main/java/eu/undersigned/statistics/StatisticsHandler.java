package eu.undersigned.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Gzip;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Venue;
import eu.undersigned.tally.Snapshot;
import eu.undersigned.tally.Snapshots;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// The statistics page: made once for each language, change of the counts, and minute.
final class StatisticsHandler {
    private static final int MOST_PAGES = 100;

    private final Campaigns campaigns;
    private final Snapshots snapshots;
    private final Layout layout;
    private final ErrorPages errors;
    private final InstantSource clock;
    private final Cache<String, Cached> cache =
            Caffeine.newBuilder().maximumSize(MOST_PAGES).build();

    /// A page with all that it was made from.
    private record Cached(Campaign campaign, Snapshot snapshot, Instant minute, Response response) {}

    StatisticsHandler(Campaigns campaigns, Snapshots snapshots, Layout layout, ErrorPages errors, InstantSource clock) {
        this.campaigns = campaigns;
        this.snapshots = snapshots;
        this.layout = layout;
        this.errors = errors;
        this.clock = clock;
    }

    void route(Routes routes) {
        routes.get("/{lang}/{campaign}/statistics", this::page);
    }

    private Response page(Request request) {
        return Venue.of(campaigns, request)
                .map(venue -> page(venue).ifNoneMatch(request))
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    private Response page(Venue venue) {
        Snapshot snapshot = snapshots.of(venue.campaign());
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Cached cached = cache.getIfPresent(venue.home());
        if (cached == null
                || cached.campaign != venue.campaign()
                || cached.snapshot != snapshot
                || !cached.minute.equals(minute)) {
            Response response = layout.page(
                    200,
                    venue.frame(venue.texts().of("statistics.title"), "/statistics", true)
                            .describedAs(venue.texts().of("statistics.lead")),
                    "statistics/statistics.jte",
                    StatisticsPage.view(venue, snapshot, minute));
            cached = new Cached(venue.campaign(), snapshot, minute, response.withGzipped(Gzip.best(response.body())));
            cache.put(venue.home(), cached);
        }
        return cached.response;
    }
}
