package eu.undersigned.confirmation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Notice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The pages that a link can lead to when there is nothing to do there.
final class TokenPages {
    private final Campaigns campaigns;
    private final Layout layout;

    TokenPages(Campaigns campaigns, Layout layout) {
        this.campaigns = campaigns;
        this.layout = layout;
    }

    /// @param campaign that the signature is for
    /// @param path this page in a language
    Frame frame(Campaign campaign, Language language, String title, Function<Language, String> path) {
        return Frames.of(
                Optional.of(campaign), language, title, "", Frames.alternates(campaign.languages(), path), false);
    }

    /// The frame of a page that has no address of its own.
    ///
    /// @param campaign that the link was for; the first one, when the link no longer tells
    private Frame frame(Optional<Integer> campaign, Language language, String title) {
        Optional<Campaign> known =
                campaign.map(campaigns::byId).or(() -> campaigns.all().stream().findFirst());
        return Frames.of(known, language, title, "", List.of(), false);
    }

    Response unknown(Language language) {
        return notice(404, Optional.empty(), language, "confirm.unknown");
    }

    /// The page of a link under which there is no signature any more.
    Response gone(Found found, Language language) {
        return switch (found.state()) {
            case EXPIRED -> notice(410, found.campaign(), language, "confirm.expired");
            case REJECTED -> notice(200, found.campaign(), language, "confirm.rejected");
            case WITHDRAWN -> notice(200, found.campaign(), language, "confirm.withdrawn");
            case OPEN, CONFIRMED, INVALIDATED, HELD, UNKNOWN -> unknown(language);
        };
    }

    Response used(Found found, Language language, String mine) {
        Texts texts = Texts.in(language);
        String title = texts.of("confirm.used.title");
        Notice notice = Notice.of(title, texts.of("confirm.used.lead")).with(texts.of("thanks.mine"), mine);
        return layout.notice(200, frame(found.campaign(), language, title), notice)
                .asSecret();
    }

    /// The link of a signature that the campaign does not count, or does not let be confirmed.
    Response uncounted(Found found, Language language, String mine) {
        Texts texts = Texts.in(language);
        String title = texts.of("confirm.uncounted.title");
        Notice notice =
                Notice.of(title, texts.of("confirm.uncounted.lead")).with(texts.of("confirm.uncounted.mine"), mine);
        return layout.notice(200, frame(found.campaign(), language, title), notice)
                .asSecret();
    }

    Response busy(Language language) {
        Texts texts = Texts.in(language);
        String title = texts.of("busy.title");
        return layout.notice(
                        503, frame(Optional.empty(), language, title), Notice.of(title, texts.of("unavailable.lead")))
                .retryAfter(Duration.ofSeconds(3))
                .asSecret();
    }

    private Response notice(int status, Optional<Integer> campaign, Language language, String key) {
        Texts texts = Texts.in(language);
        String title = texts.of(key + ".title");
        Frame frame = frame(campaign, language, title);
        Notice notice = Notice.of(title, texts.of(key + ".lead")).with(texts.of("frame.home"), frame.home());
        return layout.notice(status, frame, notice).asSecret();
    }
}
