package eu.undersigned.cosigning;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.LetterText;
import eu.undersigned.cosigning.CosignMails.About;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.FormBody;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Notice;
import eu.undersigned.layout.Venue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

/// The form with which an organisation signs a letter. The answer to it is the same, whoever signed before.
final class CosignHandler {
    private static final Logger LOG = System.getLogger(CosignHandler.class.getName());
    private static final String PAGE = "/{lang}/{campaign}/letters/{slug}/sign";
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LATER = Duration.ofHours(1);

    private final Campaigns campaigns;
    private final Asking asking;
    private final Mandates mandates;
    private final CosignLimits limits;
    private final Layout layout;
    private final ErrorPages errors;

    CosignHandler(
            Campaigns campaigns,
            Asking asking,
            Mandates mandates,
            CosignLimits limits,
            Layout layout,
            ErrorPages errors) {
        this.campaigns = campaigns;
        this.asking = asking;
        this.mandates = mandates;
        this.limits = limits;
        this.layout = layout;
        this.errors = errors;
    }

    void route(Routes routes) {
        routes.get(
                PAGE, request -> with(request, (venue, about) -> form(200, venue, about, begun(request, about), "")));
        routes.post(PAGE, request -> with(request, (venue, about) -> post(request, venue, about)));
    }

    /// Mails to organisations that signed the draft off link to the form with their name chosen.
    private static CosignForm begun(Request request, About about) {
        return CosignForm.of(request.query().getOrDefault("organisation", ""), about.campaign());
    }

    private Response with(Request request, BiFunction<Venue, About, Response> answer) {
        Optional<Venue> venue = Venue.of(campaigns, request);
        Optional<About> about = venue.flatMap(found -> OwnCosignature.letter(found.campaign(), request.variable("slug"))
                .map(letter -> new About(found.campaign(), letter)));
        if (venue.isEmpty() || about.isEmpty()) {
            return errors.page(request, Failure.NOT_FOUND);
        }
        return asking.isOpen(about.get()) ? answer.apply(venue.get(), about.get()) : closed(venue.get(), about.get());
    }

    private Response post(Request request, Venue venue, About about) {
        if (!request.contentType().equals("application/x-www-form-urlencoded")) {
            return errors.page(request, Failure.UNSUPPORTED_MEDIA_TYPE);
        }
        CosignForm form = CosignForm.of(FormBody.parse(request.body()), about.campaign(), mandates);
        if (form.cosigner().isEmpty()) {
            return form(422, venue, about, form, "").asSecret();
        }
        if (!limits.allows(request.network(), form.cosigner().get().mailbox())) {
            return trouble(429, venue, about, form, "cosign.toomany").retryAfter(limits.next());
        }
        return ask(venue, about, form, form.cosigner().get());
    }

    private Response ask(Venue venue, About about, CosignForm form, Cosigner cosigner) {
        Asking.Result result;
        try {
            result = asking.ask(about, venue.text().language(), cosigner);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    () -> "an organisation's signature is not taken: "
                            + e.getClass().getSimpleName());
            return trouble(503, venue, about, form, "unavailable.lead").retryAfter(SOON);
        }
        return switch (result) {
            case ASKED -> asked(venue, about, form.email());
            case CLOSED -> closed(venue, about);
            case FULL -> trouble(503, venue, about, form, "cosign.full").retryAfter(LATER);
        };
    }

    private Response asked(Venue venue, About about, String mailbox) {
        Texts texts = venue.texts();
        String title = texts.of("cosign.sent.title");
        Notice notice = Notice.of(title, texts.of("cosign.sent.text", "mailbox", mailbox))
                .with(texts.of("cosign.letter.back"), path(venue, about));
        return layout.notice(200, venue.answer(title), notice).asSecret();
    }

    private Response closed(Venue venue, About about) {
        Texts texts = venue.texts();
        String title = texts.of("cosign.closed.title");
        Notice notice = Notice.of(title, texts.of("cosign.closed.text"))
                .with(texts.of("cosign.letter.back"), path(venue, about));
        return layout.notice(410, venue.answer(title), notice);
    }

    private Response trouble(int status, Venue venue, About about, CosignForm form, String key) {
        return form(status, venue, about, form, venue.texts().of(key)).asSecret();
    }

    private Response form(int status, Venue venue, About about, CosignForm form, String trouble) {
        Texts texts = venue.texts();
        LetterText letter = about.letter().text(venue.text().language());
        String title = texts.of("cosign.title");
        Frame frame = status == 200
                ? venue.frame(title, "/letters/" + about.letter().slug() + "/sign", false)
                : venue.answer(texts.of("error.title") + " – " + title);
        return layout.page(
                status,
                frame,
                "cosigning/sign.jte",
                CosignView.of(form, letter, path(venue, about), trouble, about.campaign(), texts));
    }

    private static String path(Venue venue, About about) {
        return venue.home() + "/letters/" + about.letter().slug();
    }
}
