package eu.undersigned.letter;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Letter;
import eu.undersigned.campaign.LetterText;
import eu.undersigned.campaign.LetterVersion;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Json;
import eu.undersigned.http.Problem;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.KeptPages;
import eu.undersigned.layout.Venue;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Letters as pages, PDFs and data: each made once for each language, publication, day, and list of signatories.
final class LetterHandler {
    private static final long MOST_CACHED_BYTES = 16L << 20;
    private static final String PDF = ".pdf";
    private static final String JSON = ".json";
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");
    /// A whole one, or as much of it as people use.
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{" + LetterText.SHORT + "}|[0-9a-f]{64}");

    private final Campaigns campaigns;
    private final LetterPages pages;
    private final Signatories signatories;
    private final Papers papers;
    private final BooleanSupplier isDemo;
    private final ErrorPages errors;
    private final InstantSource clock;
    private final KeptPages kept = new KeptPages(MOST_CACHED_BYTES);

    /// Makes an answer; empty when there is no such page.
    @FunctionalInterface
    private interface Maker {
        Optional<Response> make(Venue venue, LocalDate today);
    }

    LetterHandler(
            Campaigns campaigns,
            LetterPages pages,
            Signatories signatories,
            Papers papers,
            BooleanSupplier isDemo,
            ErrorPages errors,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.pages = pages;
        this.signatories = signatories;
        this.papers = papers;
        this.isDemo = isDemo;
        this.errors = errors;
        this.clock = clock;
    }

    void route(Routes routes) {
        routes.get("/{lang}/{campaign}/letters", request -> answer(request, "", pages::list));
        routes.get("/{lang}/{campaign}/letters/{slug}", this::letter);
        routes.get("/{lang}/{campaign}/letters/{slug}/versions/{version}", this::version);
        routes.get("/api/v1/campaigns/{campaign}/letters/{file}", this::data);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Response letter(Request request) {
        String slug = request.variable("slug");
        if (slug.endsWith(PDF)) {
            return paper(request, slug.substring(0, slug.length() - PDF.length()), Optional.empty());
        }
        return answer(request, slug, (venue, today) -> pages.letter(venue, slug, today));
    }

    private Response version(Request request) {
        String slug = request.variable("slug");
        String which = request.variable("version");
        String delivered = which.endsWith(PDF) ? which.substring(0, which.length() - PDF.length()) : "";
        if (NUMBER.matcher(delivered).matches()) {
            return paper(request, slug, Optional.of(Integer.valueOf(delivered)));
        }
        if (NUMBER.matcher(which).matches()) {
            return version(request, slug, which, reading -> reading.find(Integer.parseInt(which)));
        }
        return HASH.matcher(which).matches()
                ? version(request, slug, which, reading -> reading.find(which))
                : errors.page(request, Failure.NOT_FOUND);
    }

    private Response version(
            Request request, String slug, String which, Function<Reading, Optional<LetterVersion>> find) {
        String page = slug + "/versions/" + which;
        return answer(request, page, (venue, today) -> pages.version(venue, slug, which, find, today));
    }

    /// @param number as [LetterPages#paper] has it
    private Response paper(Request request, String slug, Optional<Integer> number) {
        String file = slug + number.map(one -> "-" + one).orElse("") + PDF;
        String page = slug + number.map(one -> "/versions/" + one).orElse("") + PDF;
        Optional<Response> paper = Venue.of(campaigns, request)
                .flatMap(venue -> cached(
                        venue,
                        venue.home() + "/letters/" + page,
                        (one, today) ->
                                paper(one, file, pages.paper(one, slug, number, today, isDemo.getAsBoolean()))));
        if (paper.isEmpty()) {
            return errors.page(request, Failure.NOT_FOUND);
        }
        return paper.filter(LetterHandler::isWhole)
                .map(pdf -> pdf.ifNoneMatch(request))
                .orElseGet(() -> errors.page(request, Failure.UNAVAILABLE));
    }

    /// One that could not be made in time has no body.
    private Optional<Response> paper(Venue venue, String file, Optional<String> xhtml) {
        return xhtml.map(document -> papers.of(document)
                .map(pdf -> Response.of(200, "application/pdf", pdf)
                        .with("Content-Disposition", "inline; filename=\"" + file + "\"")
                        .with("Content-Language", venue.text().language().code())
                        .with("Cache-Control", "no-cache"))
                .orElseGet(() -> Response.empty(503)));
    }

    private static boolean isWhole(Response response) {
        return response.status() == 200;
    }

    private Response data(Request request) {
        String file = request.variable("file");
        String slug = file.endsWith(JSON) ? file.substring(0, file.length() - JSON.length()) : "";
        return campaigns
                .find(request.variable("campaign"))
                .flatMap(campaign ->
                        campaign.text(campaign.languages().getFirst()).map(text -> Venue.own(campaign, text)))
                .flatMap(venue -> cached(
                        venue,
                        "json " + venue.campaign().slug() + " " + slug,
                        (one, today) -> pages.data(one, slug, today).map(data -> Response.json(200, Json.write(data)))))
                .map(response -> response.with("Cache-Control", "public, max-age=60"))
                .orElseGet(() -> Problem.response(404, "not-found", "There is no such letter", Map.of()))
                .with("Access-Control-Allow-Origin", "*");
    }

    private Response answer(Request request, String page, Maker maker) {
        return Venue.of(campaigns, request)
                .flatMap(venue -> cached(venue, venue.home() + "/letters/" + page, maker))
                .map(response -> response.ifNoneMatch(request))
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    private Optional<Response> cached(Venue venue, String key, Maker maker) {
        LocalDate today = today();
        Campaign campaign = venue.campaign();
        List<Object> from = new ArrayList<>(List.of(campaign, today));
        Letter.published(campaign.content().letters())
                .forEach(letter -> from.add(signatories.of(campaign, letter.slug())));
        return kept.found(key, from, () -> maker.make(venue, today));
    }
}
