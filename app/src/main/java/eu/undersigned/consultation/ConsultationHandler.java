package eu.undersigned.consultation;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.KeptPages;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Venue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// What everybody may read of consultations: each page made once for each language, publication, day and state of what
/// was counted.
final class ConsultationHandler {
    static final String ALL = "/{lang}/{campaign}/consultations";
    static final String ONE = ALL + "/{slug}";

    private static final long MOST_CACHED_BYTES = 16L << 20;

    private final Campaigns campaigns;
    private final Answering answering;
    private final Board board;
    private final ConsultationPages pages;
    private final ErrorPages errors;
    private final KeptPages kept = new KeptPages(MOST_CACHED_BYTES);

    ConsultationHandler(Campaigns campaigns, Answering answering, Board board, Layout layout, ErrorPages errors) {
        this.campaigns = campaigns;
        this.answering = answering;
        this.board = board;
        this.pages = new ConsultationPages(layout);
        this.errors = errors;
    }

    void route(Routes routes) {
        routes.get(ALL, this::list);
        routes.get(ONE, request -> one(request, this::about));
        routes.get(
                ONE + "/results",
                request -> one(
                        request,
                        (venue, consultation) ->
                                results(venue, consultation, request.query().getOrDefault("country", ""))));
        routes.get(ONE + "/thanks", request -> one(request, (venue, found) -> Optional.of(thanks(venue, found))));
    }

    /// A consultation that everybody may read; empty when there is none.
    static Optional<Consultation> find(Venue venue, Request request, Answering answering) {
        return venue.campaign().content().consultation(request.variable("slug")).filter(answering::isPublic);
    }

    private Response one(Request request, BiFunction<Venue, Consultation, Optional<Response>> page) {
        return Venue.of(campaigns, request)
                .flatMap(venue -> find(venue, request, answering).flatMap(found -> page.apply(venue, found)))
                .map(response -> response.ifNoneMatch(request))
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    private Response list(Request request) {
        return Venue.of(campaigns, request)
                .flatMap(this::list)
                .map(response -> response.ifNoneMatch(request))
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    private Optional<Response> list(Venue venue) {
        List<Consultation> shown = Consultation.shown(venue.campaign().content().consultations(), answering.today());
        return shown.isEmpty()
                ? Optional.empty()
                : Optional.of(cached(venue, "", Results.NONE, () -> pages.list(venue, shown, answering.today())));
    }

    private ConsultationView view(Venue venue, Consultation consultation) {
        return ConsultationView.of(venue, consultation, answering.today());
    }

    private Optional<Response> about(Venue venue, Consultation consultation) {
        return Optional.of(cached(venue, consultation.slug(), Results.NONE, () -> {
            ConsultationView.About view =
                    ConsultationView.About.of(view(venue, consultation), consultation, venue.texts(), "", "", Map.of());
            return pages.about(200, venue, consultation, view);
        }));
    }

    private Response thanks(Venue venue, Consultation consultation) {
        return cached(
                venue,
                consultation.slug() + "/thanks",
                Results.NONE,
                () -> pages.thanks(venue, consultation, view(venue, consultation)));
    }

    /// Empty for a country of which nothing is shown: the same, whether somebody answered there or nobody.
    private Optional<Response> results(Venue venue, Consultation consultation, String country) {
        Results results = board.of(venue.campaign(), consultation);
        if (!country.isEmpty() && !results.countries().containsKey(country)) {
            return Optional.empty();
        }
        return Optional.of(cached(venue, consultation.slug() + "/results?" + country, results, () -> {
            String data = ConsultationDataHandler.path(venue.campaign().slug()) + "/" + consultation.slug();
            return pages.results(
                    venue,
                    consultation,
                    ResultsView.of(view(venue, consultation), consultation, results, country, venue.texts(), data));
        }));
    }

    /// Only what there is is kept: made-up addresses can't push it out.
    private Response cached(Venue venue, String page, Results results, Supplier<Response> maker) {
        String key = venue.home() + "/" + page;
        return kept.page(key, List.of(venue.campaign(), answering.today(), results), maker);
    }
}
