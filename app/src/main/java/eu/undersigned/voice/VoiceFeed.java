package eu.undersigned.voice;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.feed.AtomFeed;
import eu.undersigned.feed.Feed;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Venue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The newest voices as a feed. A text with content notes stays behind its link: a feed can't close it.
final class VoiceFeed {
    static final String FILE = "voices.atom";

    private static final int MOST_ENTRIES = 50;

    private final String publicUrl;

    /// @param publicUrl how the world reaches this instance, without a slash at the end
    VoiceFeed(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    Response atom(Venue venue, List<Published> all) {
        return Response.of(200, AtomFeed.TYPE, AtomFeed.write(feed(venue, all)))
                .with("Cache-Control", "no-cache")
                .with("Access-Control-Allow-Origin", "*"); // for pages elsewhere, too
    }

    private Feed feed(Venue venue, List<Published> all) {
        Language language = venue.text().language();
        return new Feed(
                id(venue.campaign(), "feed", language.code()),
                venue.campaign().name() + ": " + venue.texts().of("voice.title"),
                publicUrl + venue.home() + "/voices",
                publicUrl + venue.home() + "/" + FILE,
                language.code(),
                venue.campaign().lead().name(),
                all.stream()
                        .map(Published::changed)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH),
                all.stream()
                        .limit(MOST_ENTRIES)
                        .map(voice -> entry(venue, voice))
                        .toList());
    }

    /// In the feed's language, as far as there is a translation or nothing but a note; else all of it in its own.
    private Feed.Entry entry(Venue venue, Published voice) {
        Language feed = venue.text().language();
        boolean isOpen = voice.notes().isEmpty();
        Language shown = isOpen && !voice.translations().containsKey(feed) ? voice.language() : feed;
        VoiceView view = VoiceView.of(voice, Texts.in(shown));
        return new Feed.Entry(
                id(venue.campaign(), "voice", voice.id() + "." + feed.code()),
                view.by(),
                publicUrl + VoicePages.lasting(venue.home(), voice.id()),
                voice.at(),
                voice.changed(),
                view.notes().orElse(""),
                isOpen ? html(view, Texts.in(shown)) : "",
                shown == feed ? "" : shown.code());
    }

    private static String html(VoiceView view, Texts texts) {
        Optional<String> translated = view.original().map(_ -> paragraph(texts.of("voice.translated")));
        return translated.orElse("")
                + view.paragraphs().stream().map(VoiceFeed::paragraph).collect(Collectors.joining());
    }

    private static String paragraph(String text) {
        return "<p>"
                + text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\n", "<br>")
                + "</p>";
    }

    /// The same wherever the instance moves.
    private static String id(Campaign campaign, String kind, String name) {
        String whole = "undersigned voices " + kind + " " + campaign.slug() + " " + name;
        return "urn:uuid:" + UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8));
    }
}
