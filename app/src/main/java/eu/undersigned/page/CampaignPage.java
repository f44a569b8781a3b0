package eu.undersigned.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Declared;
import eu.undersigned.campaign.Figure;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.http.ContentPolicy;
import eu.undersigned.http.Gzip;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.CountryChoice;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Venue;
import eu.undersigned.news.LatestView;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.page.CampaignView.CountView;
import eu.undersigned.page.CampaignView.CountryRow;
import eu.undersigned.page.CampaignView.DeclaredView;
import eu.undersigned.page.CampaignView.FigureView;
import eu.undersigned.page.CampaignView.PartnerView;
import eu.undersigned.signature.Arrival;
import eu.undersigned.signature.Asked;
import eu.undersigned.signature.ConsentWords;
import eu.undersigned.signature.FieldError;
import eu.undersigned.signature.FormPage;
import eu.undersigned.signature.Guard;
import eu.undersigned.signature.SignForm;
import eu.undersigned.signature.Source;
import eu.undersigned.statistics.MapView;
import eu.undersigned.tally.Snapshot;
import eu.undersigned.tally.Snapshots;
import eu.undersigned.timeline.TimelineView;
import eu.undersigned.voice.Board;
import eu.undersigned.voice.LatestVoices;
import eu.undersigned.voice.Published;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The campaign page. The plain page is the same for every visitor of a language, so it is made once for each change
/// of the counts or voices and sent as bytes.
final class CampaignPage implements FormPage {
    private static final long MOST_CACHED_BYTES = 48L << 20;

    private final Snapshots snapshots;
    private final Asked asked;
    private final Guard guard;
    private final Board voices;
    private final Layout layout;
    private final InstantSource clock;
    /// Each organisation has its page and its widget in each language: more than need be kept.
    private final Cache<String, Cached> cache = cache(MOST_CACHED_BYTES);
    /// Apart from the others, so that made-up sources can't push those out.
    private final Cache<String, Cached> bySource = cache(MOST_CACHED_BYTES / 6);

    private static Cache<String, Cached> cache(long mostBytes) {
        return Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((String key, Cached page) -> page.bytes())
                .build();
    }

    /// A page with all that it was made from.
    ///
    /// @param until when a post appears by itself, or a day ends, with which a figure may expire
    private record Cached(
            Campaign campaign,
            Snapshot snapshot,
            List<Published> voices,
            boolean isClosed,
            boolean isOpen,
            Instant until,
            Response response) {
        int bytes() {
            return response.body().length
                    + response.gzipped().map(bytes -> bytes.length).orElse(0);
        }
    }

    CampaignPage(Snapshots snapshots, Asked asked, Guard guard, Board voices, Layout layout, InstantSource clock) {
        this.snapshots = snapshots;
        this.asked = asked;
        this.guard = guard;
        this.voices = voices;
        this.layout = layout;
        this.clock = clock;
    }

    /// @param organisation through whose link the visitor came
    /// @param source where the link came from, for the form and the links to other languages
    Response show(Venue venue, Optional<Organisation> organisation, Optional<Source> source) {
        Campaign campaign = venue.campaign();
        String key = venue.home() + "/" + organisation.map(Organisation::slug).orElse("")
                + source.map(link -> "?" + link.query()).orElse("");
        Cache<String, Cached> pages = source.isPresent() ? bySource : cache;
        Snapshot snapshot = snapshots.of(campaign);
        List<Published> published = voices.of(campaign);
        Instant now = clock.instant();
        boolean isClosed = campaign.closed(now).isPresent();
        boolean isOpen = campaign.isOpen(now);
        Cached cached = pages.getIfPresent(key);
        if (cached == null
                || cached.campaign != campaign
                || cached.snapshot != snapshot
                || cached.voices != published
                || cached.isClosed != isClosed
                || cached.isOpen != isOpen
                || !now.isBefore(cached.until)) {
            SignForm form = SignForm.cameBy(organisation.map(Organisation::slug), source);
            Response response = render(200, venue, form, Trouble.NONE);
            cached = new Cached(
                    campaign,
                    snapshot,
                    published,
                    isClosed,
                    isOpen,
                    until(campaign, now),
                    response.withGzipped(Gzip.best(response.body())));
            pages.put(key, cached);
        }
        return cached.response;
    }

    private static Instant until(Campaign campaign, Instant now) {
        Instant midnight = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        Instant change = LatestView.nextChange(campaign, now);
        return change.isBefore(midnight) ? change : midnight;
    }

    /// What the page would be, of a campaign that is not stored like this.
    Response draft(Campaign draft, PetitionText text, Optional<Organisation> organisation) {
        Venue venue = Venue.own(draft, text);
        SignForm form = SignForm.cameBy(organisation.map(Organisation::slug), Optional.empty());
        Frame frame = frame(venue, organisation, text.title(), false).asDraft();
        CampaignView view =
                view(venue, form, form(venue, form, Trouble.NONE, Asked.draft(draft, text.language(), organisation)));
        return layout.page(200, frame, "page/campaign.jte", view)
                .with(ContentPolicy.HEADER, ContentPolicy.preview())
                .asSecret();
    }

    @Override
    public Response again(Venue venue, SignForm form, Trouble trouble) {
        return render(422, venue, form, trouble).asSecret();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Response render(int status, Venue venue, SignForm form, Trouble trouble) {
        PetitionText text = venue.text();
        Texts texts = venue.texts();
        String title = !trouble.isNone() ? texts.of("error.title") + " – " + text.title() : text.title();
        Optional<Organisation> partner = venue.campaign().organisation(form.get("organisation"));
        String query = form.source().map(link -> "?" + link.query()).orElse("");
        Frame frame = (venue.widget().isPresent()
                        ? venue.frame(title, "", false)
                        : frame(venue, partner, title, trouble.isNone()))
                .linking(query);
        CampaignView view =
                view(venue, form, form(venue, form, trouble, asked.show(venue.campaign(), text.language(), partner)));
        return layout.page(status, frame, venue.widget().isPresent() ? "page/widget.jte" : "page/campaign.jte", view);
    }

    private CampaignView view(Venue venue, SignForm form, FormView formView) {
        Campaign campaign = venue.campaign();
        PetitionText text = venue.text();
        Texts texts = venue.texts();
        return new CampaignView(
                campaign,
                text,
                count(campaign, texts),
                formView,
                text.figures().stream()
                        .filter(label -> !campaign.content().isExpired(label.figure(), today()))
                        .map(label -> figure(campaign.figure(label.figure()), label.label(), texts))
                        .toList(),
                campaign.organisation(form.get("organisation"))
                        .map(organisation -> partner(campaign, organisation, texts)),
                new Arrival(campaign.organisation(form.get("organisation")), form.source())
                        .share(Frames.home(campaign, text.language())),
                campaign.notBefore(clock.instant()).map(at -> texts.formats().dateTime(at)),
                campaign.closed(clock.instant()).map(since -> texts.formats().date(since)),
                TimelineView.latest(campaign, today(), texts),
                LatestView.of(campaign, texts, clock.instant()),
                LatestVoices.of(campaign, voices.of(campaign), texts),
                !Consultation.shown(campaign.content().consultations(), today()).isEmpty());
    }

    private static Frame frame(Venue venue, Optional<Organisation> partner, String title, boolean isPublic) {
        return partner.map(organisation -> venue.frame(title, "/with/" + organisation.slug(), isPublic)
                        .of(organisation))
                .orElseGet(() -> venue.frame(title, "", isPublic));
    }

    private CountView count(Campaign campaign, Texts texts) {
        Formats formats = texts.formats();
        Snapshot snapshot = snapshots.of(campaign);
        long declared = campaign.declaredCount();
        long total = snapshot.confirmed() + declared;
        int countries = snapshot.byCountry().size();
        return new CountView(
                total,
                formats.number(total),
                formats.number(snapshot.confirmed()),
                formats.number(snapshot.pending()),
                campaign.declared().stream()
                        .map(batch -> declared(batch, texts))
                        .toList(),
                campaign.goal(),
                texts.of("count.of", "goal", campaign.goal()),
                texts.of("count.ring", "total", formats.number(total), "goal", formats.number(campaign.goal())),
                texts.of("count.ring", "total", "{total}", "goal", "{goal}"),
                countries,
                texts.of("count.countries", "count", countries),
                RingView.of(declared, snapshot.confirmed(), campaign.goal()),
                MapView.of(snapshot.byCountry(), formats),
                rows(snapshot, formats),
                "/api/v1/campaigns/" + campaign.slug() + "/events");
    }

    private PartnerView partner(Campaign campaign, Organisation organisation, Texts texts) {
        long count = snapshots.of(campaign).byOrganisation().getOrDefault(organisation.id(), 0L);
        return new PartnerView(
                texts.of("with.lead", "organisation", organisation.name()),
                texts.of("with.count", Map.of("count", count, "organisation", organisation.name())),
                Frames.home(campaign, texts.language()),
                Frames.home(campaign, texts.language()) + "/with/" + organisation.slug(),
                organisation.profile().logo().map(hash -> "/logos/" + hash),
                organisation.website());
    }

    private static DeclaredView declared(Declared declared, Texts texts) {
        return new DeclaredView(
                texts.formats().number(declared.count()),
                texts.of("count.declared", "date", texts.formats().date(declared.date())),
                texts.of("count.declared.source", "source", declared.source()));
    }

    private static List<CountryRow> rows(Snapshot snapshot, Formats formats) {
        return snapshot.byCountry().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new CountryRow(
                        formats.country(entry.getKey()),
                        formats.number(entry.getValue()),
                        formats.percent(100.0 * entry.getValue() / Math.max(1, snapshot.confirmed()), 1)))
                .toList();
    }

    private static FigureView figure(Figure figure, String label, Texts texts) {
        return new FigureView(
                figure.in(texts.formats()),
                label,
                texts.of("campaign.figures.source", "source", figure.source(), "date", figure.asOf()));
    }

    private FormView form(Venue venue, SignForm form, Trouble trouble, ConsentWords asked) {
        Campaign campaign = venue.campaign();
        Texts texts = venue.texts();
        Map<String, String> byField = new LinkedHashMap<>();
        for (FieldError error : trouble.errors()) {
            byField.putIfAbsent(error.field(), texts.of(error.message(), error.values()));
        }
        return new FormView(
                venue.home() + "/sign",
                form,
                byField,
                trouble.suggestion(),
                trouble.doubted(),
                guard.stamp(),
                campaign.organisation(form.get("organisation"))
                        .map(Organisation::slug)
                        .orElse(""),
                form.source(),
                asked,
                CountryChoice.of(texts.formats(), form.get("country")));
    }
}
