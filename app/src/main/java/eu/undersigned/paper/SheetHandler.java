package eu.undersigned.paper;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.Band;
import eu.undersigned.consultation.Answering;
import eu.undersigned.consultation.ConsentAges;
import eu.undersigned.db.Database;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.i18n.Countries;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Notice;
import eu.undersigned.layout.Venue;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// The sheet to print, for a band of age and a country: one a child, and a slip for the guardians where the law asks.
final class SheetHandler {
    private final Campaigns campaigns;
    private final Database database;
    private final Answering answering;
    private final Layout layout;
    private final ErrorPages errors;
    private final InstantSource clock;

    SheetHandler(
            Campaigns campaigns,
            Database database,
            Answering answering,
            Layout layout,
            ErrorPages errors,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.database = database;
        this.answering = answering;
        this.layout = layout;
        this.errors = errors;
        this.clock = clock;
    }

    void route(Routes routes) {
        routes.get("/{lang}/{campaign}/consultations/{slug}/sheet", this::show);
    }

    static String path(Campaign campaign, Language language, Consultation consultation, Band band, String country) {
        return page(campaign, language, consultation) + "/sheet" + query(band, Optional.of(country));
    }

    /// Of the consultation itself.
    static String page(Campaign campaign, Language language, Consultation consultation) {
        return Frames.home(campaign, language) + "/consultations/" + consultation.slug();
    }

    private static String query(Band band, Optional<String> country) {
        return "?band=" + band.id() + country.map(code -> "&country=" + code).orElse("");
    }

    private Response show(Request request) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Optional<Venue> venue = Venue.of(campaigns, request);
        Optional<Consultation> found =
                venue.flatMap(one -> one.campaign().content().consultation(request.variable("slug")));
        if (found.isEmpty()) {
            return errors.page(request, Failure.NOT_FOUND);
        }
        return switch (found.get().state(today)) {
            case PLANNED -> errors.page(request, Failure.NOT_FOUND);
            case OPEN -> {
                Consultation asked = database.inTransaction(transaction ->
                        answering.asked(transaction, venue.orElseThrow().campaign(), found.get()));
                yield sheet(request, venue.orElseThrow(), asked, today).ifNoneMatch(request);
            }
            case CLOSED -> closed(venue.orElseThrow(), found.get());
        };
    }

    /// What stands in the address and is no band or country shows the first band, and what holds everywhere.
    private Response sheet(Request request, Venue venue, Consultation consultation, LocalDate today) {
        Texts texts = venue.texts();
        Band band = consultation
                .band(request.query().getOrDefault("band", ""))
                .orElseGet(() -> consultation.bands().getFirst());
        Optional<String> country =
                Optional.ofNullable(request.query().get("country")).filter(Countries::isKnown);
        Frame frame = frame(venue, consultation, texts.of("paper.sheet.title")).linking(query(band, country));
        boolean needsSlip = ConsentAges.needsGuardian(country.orElse(""), band);
        SheetView view = SheetView.of(venue, consultation, band, country, needsSlip, layout.publicUrl(), today);
        return layout.page(200, frame, "paper/sheet.jte", view);
    }

    private static Frame frame(Venue venue, Consultation consultation, String title) {
        return venue.frame(title, "/consultations/" + consultation.slug() + "/sheet", false);
    }

    /// Nobody takes it any more.
    private Response closed(Venue venue, Consultation consultation) {
        Texts texts = venue.texts();
        String title = texts.of("paper.closed.title");
        Notice notice = Notice.of(title, texts.of("paper.closed.text"))
                .with(
                        consultation.text(venue.text().language()).title(),
                        page(venue.campaign(), venue.text().language(), consultation));
        return layout.notice(404, frame(venue, consultation, title), notice);
    }
}
