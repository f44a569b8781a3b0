package eu.undersigned.voice;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.VoiceRules;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.KeptPages;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Venue;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/// What everybody may read. List and feed are made once for each language, publication of the kit, and state of the
/// board: what is taken back is in none of them any more. Browsers and caches ask before they show one again.
final class VoiceHandler {
    private static final long MOST_CACHED_BYTES = 16L << 20;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Campaigns campaigns;
    private final Board board;
    private final Leaving leaving;
    private final VoicePages pages;
    private final VoiceFeed feed;
    private final ErrorPages errors;
    private final KeptPages kept = new KeptPages(MOST_CACHED_BYTES);

    VoiceHandler(Campaigns campaigns, Board board, Leaving leaving, Layout layout, ErrorPages errors) {
        this.campaigns = campaigns;
        this.board = board;
        this.leaving = leaving;
        this.pages = new VoicePages(layout);
        this.feed = new VoiceFeed(layout.publicUrl());
        this.errors = errors;
    }

    void route(Routes routes) {
        routes.get("/{lang}/{campaign}/voices", this::list);
        routes.get(
                "/{lang}/{campaign}/" + VoiceFeed.FILE,
                request -> made(request, VoiceFeed.FILE, (venue, voices) -> Optional.of(feed.atom(venue, voices))));
        routes.get("/{lang}/{campaign}/voices/{id}", this::one);
        routes.get("/{lang}/{campaign}/voices/before", this::before);
        routes.get(
                "/{lang}/{campaign}/voices/younger",
                request -> venue(request).map(pages::younger).orElseGet(() -> errors.page(request, Failure.NOT_FOUND)));
    }

    /// Where the kit says nothing of voices, there is no such page.
    private Optional<Venue> venue(Request request) {
        return Venue.of(campaigns, request)
                .filter(venue -> venue.campaign().content().voices().isPresent());
    }

    private Response list(Request request) {
        String asked = request.query().getOrDefault("page", "1");
        if (!asked.matches("[1-9][0-9]{0,3}")) {
            return errors.page(request, Failure.NOT_FOUND);
        }
        int number = Integer.parseInt(asked);
        return made(request, "voices?page=" + number, (venue, voices) -> pages.list(venue, voices, number));
    }

    /// Leads to where a voice stands now. No cache goes on leading there: it may be taken back.
    private Response one(Request request) {
        Optional<Venue> venue = venue(request);
        Optional<UUID> id = id(request.variable("id"));
        if (venue.isEmpty() || id.isEmpty()) {
            return errors.page(request, Failure.NOT_FOUND);
        }
        List<Published> all = board.of(venue.get().campaign());
        return all.stream().anyMatch(voice -> voice.id().equals(id.get()))
                ? Response.seeOther(VoicePages.path(venue.get().home(), all, id.get()))
                        .with("Cache-Control", "no-cache")
                : pages.gone(venue.get());
    }

    private static Optional<UUID> id(String text) {
        return ID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private Response before(Request request) {
        return venue(request).map(this::before).orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    private Response before(Venue venue) {
        Optional<VoiceRules> rules = venue.campaign().content().voices().filter(_ -> leaving.isOpen(venue.campaign()));
        return rules.map(open -> pages.before(venue, open)).orElseGet(() -> pages.closed(venue));
    }

    private Response made(Request request, String page, BiFunction<Venue, List<Published>, Optional<Response>> maker) {
        return venue(request)
                .flatMap(venue -> cached(venue, venue.home() + "/" + page, maker))
                .map(response -> response.ifNoneMatch(request))
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    private Optional<Response> cached(
            Venue venue, String key, BiFunction<Venue, List<Published>, Optional<Response>> maker) {
        Campaign campaign = venue.campaign();
        List<Published> voices = board.of(campaign);
        return kept.found(key, List.of(campaign, voices), () -> maker.apply(venue, voices));
    }
}
