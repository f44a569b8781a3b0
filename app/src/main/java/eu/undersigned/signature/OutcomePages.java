package eu.undersigned.signature;

import eu.undersigned.http.Json;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Notice;
import eu.undersigned.layout.Venue;
import eu.undersigned.organisation.Organisation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What people see when nothing is stored, through no fault in what they typed.
final class OutcomePages {
    private final Layout layout;

    OutcomePages(Layout layout) {
        this.layout = layout;
    }

    Response tooMany(Venue venue, Duration wait) {
        Texts texts = venue.texts();
        String title = texts.of("toomany.title");
        String lead = texts.of("toomany.lead", "minutes", Math.max(1, Math.ceilDiv(wait.toSeconds(), 60)));
        return layout.notice(429, venue.answer(title), Notice.of(title, lead)).retryAfter(wait.plusSeconds(1));
    }

    /// Calm, and with another way: whoever sees this did nothing wrong as far as we know.
    ///
    /// @param path of the form
    Response blocked(Venue venue, Block by, String path) {
        Texts texts = venue.texts();
        String title = texts.of("blocked.title");
        List<String> paragraphs = new ArrayList<>(List.of(texts.of(by.why()), texts.of(by.instead())));
        Organisation lead = venue.campaign().lead();
        lead.website()
                .ifPresent(site ->
                        paragraphs.add(texts.of("blocked.write", "organisation", lead.name(), "address", site)));
        Notice notice = new Notice(title, paragraphs, Optional.empty()).with(texts.of("blocked.button"), path);
        return layout.notice(403, venue.answer(title), notice);
    }

    /// One more step: solved by the browser, or waited for.
    Response step(Venue venue, SignForm form, Step step) {
        String title = venue.texts().of("step.title");
        StepView view = new StepView(
                venue.home() + "/sign",
                form.beforeStep(),
                Json.text(step.challenge().json()),
                step.ticket(),
                step.delay().toSeconds() + 1,
                step.why());
        return layout.page(422, venue.answer(title), "signature/step.jte", view).asSecret();
    }

    Response notYet(Venue venue) {
        Texts texts = venue.texts();
        String title = texts.of("campaign.soon.title");
        Notice notice = Notice.of(title, texts.of("campaign.soon.lead")).with(texts.of("frame.home"), venue.home());
        return layout.notice(409, venue.answer(title), notice);
    }

    Response opens(Venue venue, Instant at) {
        Texts texts = venue.texts();
        String title = texts.of("campaign.soon.title");
        Notice notice = Notice.of(
                        title,
                        texts.of("campaign.opens", "time", texts.formats().dateTime(at)))
                .with(texts.of("frame.home"), venue.home());
        return layout.notice(409, venue.answer(title), notice);
    }

    Response closed(Venue venue, Instant since) {
        Texts texts = venue.texts();
        String title = texts.of("closed.title");
        List<String> paragraphs = List.of(
                texts.of("campaign.closed", "date", texts.formats().date(since)), texts.of("campaign.closed.thanks"));
        Notice notice = new Notice(title, paragraphs, Optional.empty()).with(texts.of("frame.home"), venue.home());
        return layout.notice(410, venue.answer(title), notice);
    }

    /// @param path where to try again
    Response busy(Venue venue, String path, Duration retryAfter) {
        return again(venue, "busy", path, retryAfter);
    }

    /// @param path where to try again
    Response unavailable(Venue venue, String path, Duration retryAfter) {
        return again(venue, "unavailable", path, retryAfter);
    }

    private Response again(Venue venue, String key, String path, Duration retryAfter) {
        Texts texts = venue.texts();
        String title = texts.of(key + ".title");
        Notice notice = Notice.of(title, texts.of(key + ".lead")).with(texts.of("busy.button"), path);
        return layout.notice(503, venue.answer(title), notice).retryAfter(retryAfter);
    }
}
