package eu.undersigned.signature;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What people see when nothing is stored, through no fault in what they typed.
final class OutcomePages {
    private final Layout layout;

    OutcomePages(Layout layout) {
        this.layout = layout;
    }

    Response tooMany(Campaign campaign, PetitionText text, Duration wait) {
        Texts texts = Texts.in(text.language());
        String title = texts.of("toomany.title");
        String lead = texts.of("toomany.lead", "minutes", Math.max(1, Math.ceilDiv(wait.toSeconds(), 60)));
        return layout.notice(429, Frames.answer(campaign, text, title), Notice.of(title, lead))
                .retryAfter(wait.plusSeconds(1));
    }

    Response notYet(Campaign campaign, PetitionText text) {
        Texts texts = Texts.in(text.language());
        String title = texts.of("campaign.soon.title");
        Notice notice = Notice.of(title, texts.of("campaign.soon.lead"))
                .with(texts.of("frame.home"), Frames.home(campaign, text.language()));
        return layout.notice(409, Frames.answer(campaign, text, title), notice);
    }

    Response closed(Campaign campaign, PetitionText text, Instant since) {
        Texts texts = Texts.in(text.language());
        String title = texts.of("closed.title");
        List<String> paragraphs = List.of(
                texts.of("campaign.closed", "date", texts.formats().date(since)), texts.of("campaign.closed.thanks"));
        Notice notice = new Notice(title, paragraphs, Optional.empty())
                .with(texts.of("frame.home"), Frames.home(campaign, text.language()));
        return layout.notice(410, Frames.answer(campaign, text, title), notice);
    }

    /// @param path where to try again
    Response busy(Campaign campaign, PetitionText text, String path, Duration retryAfter) {
        return again(campaign, text, "busy", path, retryAfter);
    }

    /// @param path where to try again
    Response unavailable(Campaign campaign, PetitionText text, String path, Duration retryAfter) {
        return again(campaign, text, "unavailable", path, retryAfter);
    }

    private Response again(Campaign campaign, PetitionText text, String key, String path, Duration retryAfter) {
        Texts texts = Texts.in(text.language());
        String title = texts.of(key + ".title");
        Notice notice = Notice.of(title, texts.of(key + ".lead")).with(texts.of("busy.button"), path);
        return layout.notice(503, Frames.answer(campaign, text, title), notice).retryAfter(retryAfter);
    }
}
