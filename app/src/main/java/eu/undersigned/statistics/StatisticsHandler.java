package eu.undersigned.statistics;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.KeptPages;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Venue;
import eu.undersigned.tally.Snapshot;
import eu.undersigned.tally.Snapshots;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The statistics page: made once for each language, change of the counts, and minute.
final class StatisticsHandler {
    private static final long MOST_CACHED_BYTES = 16L << 20;

    private final Campaigns campaigns;
    private final Snapshots snapshots;
    private final Layout layout;
    private final ErrorPages errors;
    private final InstantSource clock;
    private final KeptPages kept = new KeptPages(MOST_CACHED_BYTES);

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
        return kept.page(
                venue.home(),
                List.of(venue.campaign(), snapshot, minute),
                () -> layout.page(
                        200,
                        venue.frame(venue.texts().of("statistics.title"), "/statistics", true)
                                .describedAs(venue.texts().of("statistics.lead")),
                        "statistics/statistics.jte",
                        StatisticsPage.view(venue, snapshot, minute)));
    }
}
