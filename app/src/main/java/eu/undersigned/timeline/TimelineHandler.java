package eu.undersigned.timeline;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.feed.AtomFeed;
import eu.undersigned.feed.Calendar;
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
import java.util.function.BiFunction;

/// The page of the timeline, its feed and its calendar: made once for each language, publication of the kit
/// and day.
final class TimelineHandler {
    private static final long MOST_CACHED_BYTES = 16L << 20;

    private final Campaigns campaigns;
    private final Layout layout;
    private final ErrorPages errors;
    private final InstantSource clock;
    private final KeptPages kept = new KeptPages(MOST_CACHED_BYTES);

    TimelineHandler(Campaigns campaigns, Layout layout, ErrorPages errors, InstantSource clock) {
        this.campaigns = campaigns;
        this.layout = layout;
        this.errors = errors;
        this.clock = clock;
    }

    void route(Routes routes) {
        routes.get("/{lang}/{campaign}/timeline", request -> answer(request, this::page));
        routes.get("/{lang}/{campaign}/timeline.atom", request -> answer(request, this::atom));
        routes.get("/{lang}/{campaign}/timeline.ics", request -> answer(request, this::calendar));
    }

    /// Where the kit has no timeline, there is no such page.
    private Response answer(Request request, BiFunction<Venue, LocalDate, Response> made) {
        return Venue.of(campaigns, request)
                .filter(venue -> !venue.campaign().content().timeline().isEmpty())
                .map(venue -> cached(request.path(), venue, made).ifNoneMatch(request))
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    private Response cached(String path, Venue venue, BiFunction<Venue, LocalDate, Response> made) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return kept.page(path, List.of(venue.campaign(), today), () -> made.apply(venue, today));
    }

    private Response page(Venue venue, LocalDate today) {
        return layout.page(
                200, frame(venue), "timeline/timeline.jte", TimelineView.of(venue.campaign(), today, venue.texts()));
    }

    private static Frame frame(Venue venue) {
        return venue.frame(venue.texts().of("timeline.title"), "/timeline", true);
    }

    private Response atom(Venue venue, LocalDate today) {
        return Response.of(200, AtomFeed.TYPE, new TimelineFeeds(venue, today, layout.publicUrl()).atom())
                .with("Cache-Control", "no-cache");
    }

    private Response calendar(Venue venue, LocalDate today) {
        return Response.of(200, Calendar.TYPE, new TimelineFeeds(venue, today, layout.publicUrl()).calendar())
                .with("Cache-Control", "no-cache");
    }

    /// What the page would be, of a campaign that is not stored like this.
    static Response draft(Layout layout, Campaign draft, PetitionText text, LocalDate today) {
        Venue venue = Venue.own(draft, text);
        return layout.page(
                        200,
                        frame(venue).asDraft(),
                        "timeline/timeline.jte",
                        TimelineView.of(draft, today, venue.texts()))
                .with(ContentPolicy.HEADER, ContentPolicy.preview())
                .asSecret();
    }
}
