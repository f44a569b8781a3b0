package eu.undersigned.voice;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.FormBody;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Venue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// From the empty form to the writer's own link: write, look, change, send. Until it is sent a text is in the browser
/// alone; no answer with one may be kept.
final class WriteHandler {
    private static final Logger LOG = System.getLogger(WriteHandler.class.getName());
    /// When to try again what a database in trouble did not take.
    private static final Duration SOON = Duration.ofMinutes(1);

    /// When to try again where more came than anybody can read.
    private static final Duration LATER = Duration.ofHours(1);

    private static final String VOICES = "/{lang}/{campaign}/voices";
    private static final int ONCE_BYTES = 16;
    private static final Pattern ONCE = Pattern.compile("[0-9a-f]{32}");

    private final Campaigns campaigns;
    private final Leaving leaving;
    private final VoiceLimits limits;
    private final VoicePages pages;
    private final Layout layout;
    private final ErrorPages errors;
    private final SecureRandom random;
    private final InstantSource clock;

    WriteHandler(
            Campaigns campaigns,
            Leaving leaving,
            VoiceLimits limits,
            Layout layout,
            ErrorPages errors,
            SecureRandom random,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.leaving = leaving;
        this.limits = limits;
        this.pages = new VoicePages(layout);
        this.layout = layout;
        this.errors = errors;
        this.random = random;
        this.clock = clock;
    }

    void route(Routes routes) {
        routes.get(VOICES + "/write", this::empty);
        routes.post(VOICES + "/write", request -> withForm(request, this::change));
        // Somebody who loads the preview anew without a form begins again.
        routes.get(VOICES + "/preview", this::begin);
        routes.post(VOICES + "/preview", request -> withForm(request, this::look));
        routes.post(VOICES, request -> withForm(request, this::send));
    }

    /// A form as it was sent.
    private record Sent(Request request, Venue venue, FormBody body, VoiceForm form) {
        Texts texts() {
            return venue.texts();
        }

        @Override
        public String toString() {
            return "Sent[hidden]";
        }
    }

    @FunctionalInterface
    private interface Answer {
        Response to(Sent sent);
    }

    private Optional<Venue> venue(Request request) {
        return Venue.of(campaigns, request)
                .filter(venue -> venue.campaign().content().voices().isPresent());
    }

    private Response withForm(Request request, Answer answer) {
        Optional<Venue> venue = venue(request);
        if (venue.isEmpty()) {
            return errors.page(request, Failure.NOT_FOUND);
        }
        if (!request.contentType().equals("application/x-www-form-urlencoded")) {
            return errors.page(request, Failure.UNSUPPORTED_MEDIA_TYPE);
        }
        FormBody body = FormBody.parse(request.body());
        VoiceForm form = VoiceForm.of(body, venue.get().text().language());
        return answer.to(new Sent(request, venue.get(), body, form));
    }

    private Response begin(Request request) {
        return venue(request)
                .map(venue -> Response.seeOther(venue.home() + "/voices/write"))
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    private Response empty(Request request) {
        return venue(request)
                .map(venue -> leaving.isOpen(venue.campaign()) ? empty(venue) : pages.closed(venue))
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    private Response empty(Venue venue) {
        Texts texts = venue.texts();
        Frame frame = venue.frame(texts.of("voice.add"), "/voices/write", false);
        VoiceForm form = VoiceForm.empty(venue.text().language());
        return layout.page(200, frame, "voice/write.jte", WriteView.of(form, texts));
    }

    /// The form with what was typed, as the preview's button asks: it complains of nothing yet.
    private Response change(Sent sent) {
        return form(200, sent, sent.form().unchecked());
    }

    private Response form(int status, Sent sent, VoiceForm form) {
        Texts texts = sent.texts();
        String title = texts.of("voice.add");
        String shown = form.wrong().isEmpty() ? title : texts.of("error.title") + " – " + title;
        return layout.page(status, answer(sent, shown), "voice/write.jte", WriteView.of(form, texts))
                .asSecret();
    }

    /// An answer to something sent has no address of its own, and links to other languages would lose the text.
    private static Frame answer(Sent sent, String title) {
        Language language = sent.venue().text().language();
        return Frames.of(Optional.of(sent.venue().campaign()), language, title, "", List.of(), false);
    }

    private Response look(Sent sent) {
        return sent.form().voice().map(voice -> look(sent, voice)).orElseGet(() -> form(422, sent, sent.form()));
    }

    private Response look(Sent sent, NewVoice voice) {
        return isOpen(sent) ? preview(200, sent, view(sent, voice, fresh())) : closed(sent, voice);
    }

    /// While nobody can say, the words are shown again rather than lost.
    private boolean isOpen(Sent sent) {
        try {
            return leaving.isOpen(sent.venue().campaign());
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    () -> "whether voices are open is not known: "
                            + e.getClass().getSimpleName());
            return true;
        }
    }

    private PreviewView view(Sent sent, NewVoice voice, String once) {
        return PreviewView.of(sent.form(), voice, once, sent.texts(), clock.instant());
    }

    private Response preview(int status, Sent sent, PreviewView view) {
        Frame frame = answer(sent, sent.texts().of("voice.preview.title"));
        return layout.page(status, frame, "voice/preview.jte", view).asSecret();
    }

    /// Nothing was stored: the words are shown, so that their writer can keep them.
    private Response closed(Sent sent, NewVoice voice) {
        return preview(409, sent, view(sent, voice, "").inTrouble(sent.texts().of("voice.closed.title"), false));
    }

    private Response send(Sent sent) {
        return sent.form().voice().map(voice -> send(sent, voice)).orElseGet(() -> form(422, sent, sent.form()));
    }

    private Response send(Sent sent, NewVoice voice) {
        String once = sent.body().first("once");
        if (!ONCE.matcher(once).matches()) {
            return preview(422, sent, view(sent, voice, fresh()));
        }
        if (!limits.allows(sent.request().network())) {
            PreviewView view = view(sent, voice, once).inTrouble(sent.texts().of("voice.toomany"), true);
            return preview(429, sent, view).retryAfter(limits.next());
        }
        Optional<VoiceToken> link;
        try {
            if (!limits.allows(leaving.arrived(sent.venue().campaign(), once))) {
                return full(sent, voice, once);
            }
            link = leaving.leave(sent.venue().campaign(), voice, once);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> "a voice is not taken: " + e.getClass().getSimpleName());
            PreviewView view = view(sent, voice, once).inTrouble(sent.texts().of("unavailable.lead"), true);
            return preview(503, sent, view).retryAfter(SOON);
        }
        return link.map(token -> Response.seeOther(
                                MyVoiceHandler.path(sent.venue().text().language(), token) + "?new=1")
                        .asSecret())
                .orElseGet(() -> closed(sent, voice));
    }

    /// Nothing was stored; the form is there to be sent again.
    private Response full(Sent sent, NewVoice voice, String once) {
        String words =
                sent.texts().of("voice.closed.title") + ". " + sent.texts().of("voice.closed.text");
        PreviewView view = view(sent, voice, once).inTrouble(words, true);
        return preview(503, sent, view).retryAfter(LATER);
    }

    private String fresh() {
        byte[] once = new byte[ONCE_BYTES];
        random.nextBytes(once);
        return HexFormat.of().formatHex(once);
    }
}
