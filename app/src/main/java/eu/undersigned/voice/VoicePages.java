package eu.undersigned.voice;

import eu.undersigned.campaign.VoiceRules;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Notice;
import eu.undersigned.layout.Venue;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The pages around voices that are the same for everybody.
final class VoicePages {
    private static final int ON_A_PAGE = 20;

    private final Layout layout;

    VoicePages(Layout layout) {
        this.layout = layout;
    }

    /// The newest first.
    ///
    /// @param number of the page, from 1; empty when there is none
    Optional<Response> list(Venue venue, List<Published> all, int number) {
        int pages = Math.max(1, (all.size() + ON_A_PAGE - 1) / ON_A_PAGE);
        if (number > pages) {
            return Optional.empty();
        }
        Texts texts = venue.texts();
        VoicesView view = new VoicesView(
                all.stream()
                        .skip((long) (number - 1) * ON_A_PAGE)
                        .limit(ON_A_PAGE)
                        .map(voice -> VoiceView.of(voice, texts))
                        .toList(),
                Optional.of(number).filter(_ -> pages > 1).map(page -> which(texts, page, pages)),
                Optional.of(number).filter(page -> page > 1).map(page -> path(venue.home(), page - 1)),
                Optional.of(number).filter(page -> page < pages).map(page -> path(venue.home(), page + 1)),
                venue.campaign().content().voices().filter(VoiceRules::open).isPresent(),
                venue.home());
        Frame frame = venue.frame(texts.of("voice.title"), "/voices", true)
                .describedAs(texts.of("voice.lead"))
                .linking(number > 1 ? "?page=" + number : "");
        return Optional.of(layout.page(200, frame, "voice/list.jte", view));
    }

    private static String which(Texts texts, int page, int pages) {
        return texts.of(
                "news.page",
                "page",
                texts.formats().number(page),
                "pages",
                texts.formats().number(pages));
    }

    private static String path(String home, int page) {
        return home + "/voices" + (page > 1 ? "?page=" + page : "");
    }

    /// Where a voice stands now; it moves on as others appear.
    static String path(String home, List<Published> all, UUID id) {
        int before =
                (int) all.stream().takeWhile(voice -> !voice.id().equals(id)).count();
        return path(home, before / ON_A_PAGE + 1) + "#" + VoiceView.anchor(id);
    }

    /// An address that leads there as long as it may be read.
    static String lasting(String home, UUID id) {
        return home + "/voices/" + id;
    }

    /// The same for what was taken back and what never was: nobody learns which.
    Response gone(Venue venue) {
        Texts texts = venue.texts();
        String title = texts.of("voice.gone.title");
        Notice notice =
                Notice.of(title, texts.of("voice.gone.text")).with(texts.of("voice.all"), venue.home() + "/voices");
        return layout.notice(404, venue.frame(title, "/voices", false), notice);
    }

    /// What happens with the words, for whoever thinks about writing some.
    Response before(Venue venue, VoiceRules rules) {
        Texts texts = venue.texts();
        Frame frame = venue.frame(texts.of("voice.before.title"), "/voices/before", true)
                .describedAs(texts.of("voice.before.lead"));
        return layout.page(
                200,
                frame,
                "voice/before.jte",
                texts.formats().number(rules.cooling().toHours()));
    }

    /// For those who are too young for the form: whom to talk to.
    Response younger(Venue venue) {
        Frame frame = venue.frame(venue.texts().of("voice.younger.title"), "/voices/younger", false);
        return layout.page(200, frame, "voice/younger.jte", venue.home());
    }

    Response closed(Venue venue) {
        Texts texts = venue.texts();
        String title = texts.of("voice.closed.title");
        Notice notice =
                Notice.of(title, texts.of("voice.closed.text")).with(texts.of("voice.all"), venue.home() + "/voices");
        return layout.notice(404, venue.frame(title, "/voices", false), notice);
    }
}
