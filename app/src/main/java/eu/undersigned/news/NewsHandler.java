package eu.undersigned.news;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Post;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.KeptPages;
import eu.undersigned.layout.Venue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// News as pages, feeds and a calendar: each made once for each language, publication, and time at which a post
/// appears.
final class NewsHandler {
    private static final long MOST_CACHED_BYTES = 16L << 20;

    private final Campaigns campaigns;
    private final NewsPages pages;
    private final NewsFeeds feeds;
    private final ErrorPages errors;
    private final InstantSource clock;
    private final KeptPages kept = new KeptPages(MOST_CACHED_BYTES);

    /// Makes an answer; empty when there is no such page.
    @FunctionalInterface
    private interface Maker {
        Optional<Response> make(Venue venue, Instant now);
    }

    NewsHandler(Campaigns campaigns, NewsPages pages, NewsFeeds feeds, ErrorPages errors, InstantSource clock) {
        this.campaigns = campaigns;
        this.pages = pages;
        this.feeds = feeds;
        this.errors = errors;
        this.clock = clock;
    }

    void route(Routes routes) {
        routes.get("/{lang}/{campaign}/news", this::list);
        routes.get("/{lang}/{campaign}/news/{slug}", this::post);
        routes.get("/{lang}/{campaign}/" + NewsFeeds.ATOM, request -> answer(request, NewsFeeds.ATOM, feeds::atom));
        routes.get("/{lang}/{campaign}/" + NewsFeeds.JSON, request -> answer(request, NewsFeeds.JSON, feeds::json));
        routes.get(
                "/{lang}/{campaign}/" + NewsFeeds.CALENDAR,
                request -> answer(request, NewsFeeds.CALENDAR, feeds::calendar));
    }

    private Response list(Request request) {
        String asked = request.query().getOrDefault("page", "1");
        if (!asked.matches("[1-9][0-9]{0,3}")) {
            return errors.page(request, Failure.NOT_FOUND);
        }
        int number = Integer.parseInt(asked);
        return answer(request, "news?page=" + number, (venue, now) -> pages.list(venue, number, now));
    }

    private Response post(Request request) {
        String slug = request.variable("slug");
        return answer(request, "news/" + slug, (venue, now) -> pages.post(venue, slug, now));
    }

    private Response answer(Request request, String page, Maker maker) {
        return Venue.of(campaigns, request)
                .flatMap(venue -> cached(venue, venue.home() + "/" + page, maker))
                .map(response -> response.ifNoneMatch(request))
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    /// Until there is something else to read.
    private Optional<Response> cached(Venue venue, String key, Maker maker) {
        Instant now = clock.instant();
        Campaign campaign = venue.campaign();
        Instant until = Post.nextChange(campaign.content().posts(), now);
        return kept.found(key, List.of(campaign, until), () -> maker.make(venue, now));
    }
}
