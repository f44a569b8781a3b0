package eu.undersigned.news;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Post;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Gzip;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Venue;
import java.time.Instant;
import java.time.InstantSource;
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
    private final Cache<String, Cached> cache = Caffeine.newBuilder()
            .maximumWeight(MOST_CACHED_BYTES)
            .weigher((String key, Cached page) -> page.bytes())
            .build();

    /// A page with all that it was made from.
    ///
    /// @param from when it was made
    /// @param until when there will be something else to read
    private record Cached(Campaign campaign, Instant from, Instant until, Response response) {
        boolean isValid(Campaign current, Instant now) {
            return campaign == current && !now.isBefore(from) && now.isBefore(until);
        }

        int bytes() {
            return response.body().length
                    + response.gzipped().map(bytes -> bytes.length).orElse(0);
        }
    }

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

    /// Only what there is is kept: made-up addresses can't push it out.
    private Optional<Response> cached(Venue venue, String key, Maker maker) {
        Instant now = clock.instant();
        Campaign campaign = venue.campaign();
        Cached cached = cache.getIfPresent(key);
        if (cached != null && cached.isValid(campaign, now)) {
            return Optional.of(cached.response);
        }
        Optional<Response> made =
                maker.make(venue, now).map(response -> response.withGzipped(Gzip.best(response.body())));
        made.ifPresent(response -> cache.put(
                key,
                new Cached(campaign, now, Post.nextChange(campaign.content().posts(), now), response)));
        return made;
    }
}
