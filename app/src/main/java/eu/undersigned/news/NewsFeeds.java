package eu.undersigned.news;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Post;
import eu.undersigned.campaign.PostText;
import eu.undersigned.feed.AtomFeed;
import eu.undersigned.feed.Calendar;
import eu.undersigned.feed.Feed;
import eu.undersigned.feed.JsonFeed;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import eu.undersigned.layout.Venue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The news as feeds, and the events as a calendar.
final class NewsFeeds {
    static final String ATOM = "news.atom";
    static final String JSON = "news.json";
    static final String CALENDAR = "news.ics";

    private static final int MOST_ENTRIES = 50;

    private final String publicUrl;

    NewsFeeds(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    Optional<Response> atom(Venue venue, Instant now) {
        return Optional.of(response(AtomFeed.TYPE, AtomFeed.write(feed(venue, ATOM, now))));
    }

    Optional<Response> json(Venue venue, Instant now) {
        return Optional.of(response(JsonFeed.TYPE, JsonFeed.write(feed(venue, JSON, now))));
    }

    Optional<Response> calendar(Venue venue, Instant now) {
        List<Calendar.Event> events = Post.published(venue.campaign().content().posts(), now).stream()
                .flatMap(post -> post.when().map(when -> event(venue, post, when)).stream())
                .toList();
        String name = venue.campaign().name() + ": " + venue.texts().of("news.title");
        return Optional.of(response(Calendar.TYPE, Calendar.write(name, events)));
    }

    /// For pages elsewhere, too.
    private static Response response(String type, byte[] body) {
        return Response.of(200, type, body).with("Cache-Control", "no-cache").with("Access-Control-Allow-Origin", "*");
    }

    private Feed feed(Venue venue, String file, Instant now) {
        Language language = venue.text().language();
        List<Feed.Entry> entries = Post.published(venue.campaign().content().posts(), now).stream()
                .limit(MOST_ENTRIES)
                .map(post -> entry(venue, post, now))
                .toList();
        return new Feed(
                id("feed", venue.campaign(), language.code()),
                venue.campaign().name() + ": " + venue.texts().of("news.title"),
                publicUrl + venue.home() + "/news",
                publicUrl + venue.home() + "/" + file,
                language.code(),
                venue.campaign().lead().name(),
                entries.stream()
                        .map(Feed.Entry::updated)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH),
                entries);
    }

    private Feed.Entry entry(Venue venue, Post post, Instant now) {
        PostText text = post.text(venue.text().language());
        return new Feed.Entry(
                id("post", venue.campaign(), post.slug() + "." + text.language().code()),
                text.title(),
                publicUrl + NewsPages.path(venue.campaign(), venue.text().language(), post),
                post.published().orElse(now),
                changed(post, text, now),
                text.summary(),
                text.html(),
                text.language() == venue.text().language()
                        ? ""
                        : text.language().code());
    }

    private static Instant changed(Post post, PostText text, Instant now) {
        return text.updated().filter(at -> !at.isAfter(now)).or(post::published).orElse(now);
    }

    private Calendar.Event event(Venue venue, Post post, Post.When when) {
        PostText text = post.text(venue.text().language());
        Calendar.When then = switch (when) {
            case Post.When.Days days -> new Calendar.When.Days(days.first(), days.last());
            case Post.When.Times times ->
                new Calendar.When.Times(times.begin().toInstant(), times.end().map(OffsetDateTime::toInstant));
        };
        return new Calendar.Event(
                id("event", venue.campaign(), post.slug()), // one event, in whichever language somebody follows it
                text.language().code(),
                text.title(),
                then,
                venue.campaign().since(),
                text.summary(),
                text.place(),
                publicUrl + NewsPages.path(venue.campaign(), venue.text().language(), post));
    }

    /// The same wherever the instance moves.
    private static String id(String kind, Campaign campaign, String name) {
        String whole = "undersigned news " + kind + " " + campaign.slug() + " " + name;
        return "urn:uuid:" + UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8));
    }
}
