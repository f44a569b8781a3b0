package eu.undersigned.timeline;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.LawStep;
import eu.undersigned.feed.AtomFeed;
import eu.undersigned.feed.Calendar;
import eu.undersigned.feed.Feed;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Venue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// The timeline as a feed and as a calendar.
final class TimelineFeeds {
    private final Campaign campaign;
    private final Texts texts;
    private final String page;
    private final List<LawStep> steps;
    private final List<LawStep> done;

    /// @param publicUrl how the world reaches this instance, without a slash at the end
    TimelineFeeds(Venue venue, LocalDate today, String publicUrl) {
        this.campaign = venue.campaign();
        this.texts = venue.texts();
        this.page = publicUrl + venue.home() + "/timeline";
        this.steps = campaign.content().timeline().stream()
                .map(step -> step.asOf(today))
                .toList();
        this.done = steps.stream().filter(LawStep::isDone).toList();
    }

    private String title() {
        return campaign.name() + ": " + texts.of("timeline.title");
    }

    /// What was done; what is expected is no news yet.
    byte[] atom() {
        return AtomFeed.write(new Feed(
                id("timeline", texts.language().code()),
                title(),
                page,
                page + ".atom",
                texts.language().code(),
                campaign.lead().name(),
                lastChange(),
                done.reversed().stream().map(this::entry).toList()));
    }

    /// Where nobody translated a step, all that is said of it is in English: feeds and calendars name one language
    /// for each.
    private Texts words(LawStep step) {
        return Texts.in(step.titleLanguage(texts.language()));
    }

    private Feed.Entry entry(LawStep step) {
        Texts words = words(step);
        StepView view = StepView.of(step, words);
        return new Feed.Entry(
                id("timeline", texts.language().code(), step.id()),
                view.date() + ": " + view.title(),
                page + "#step-" + step.id(),
                start(step.date().first()),
                start(step.date().first()),
                view.inWords(),
                "",
                words.language() == texts.language() ? "" : words.language().code());
    }

    /// What was done and what is expected, on whole days: one known by its month takes all of it.
    byte[] calendar() {
        return Calendar.write(title(), steps.stream().map(this::event).toList());
    }

    private Calendar.Event event(LawStep step) {
        Texts words = words(step);
        StepView view = StepView.of(step, words);
        return new Calendar.Event(
                // The same in all languages: whoever fetches another one sees no step twice.
                id("timeline", step.id()),
                words.language().code(),
                view.title(),
                new Calendar.When.Days(step.date().first(), step.date().last()),
                campaign.since(),
                (view.isDone() ? "" : words.of("timeline.expected") + "\n") + view.inWords(),
                "",
                page + "#step-" + step.id());
    }

    private Instant lastChange() {
        return done.isEmpty() ? Instant.EPOCH : start(done.getLast().date().first());
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// Of names that never change, so that it stays when the instance moves to another address.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.3">RFC 9562, section 5.3</a>
    private String id(String... names) {
        String all = "undersigned/" + campaign.slug() + "/" + String.join("/", names);
        return "urn:uuid:" + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    }
}
