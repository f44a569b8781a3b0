package eu.undersigned.consultation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.http.Gzip;
import eu.undersigned.http.Problem;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Results as open data, readable from any site.
final class ConsultationDataHandler {
    private final Campaigns campaigns;
    private final Board board;
    private final Answering answering;
    /// Each file made once for each publication and state of what was counted; there are no more than files.
    private final Map<String, Cached> cache = new ConcurrentHashMap<>();

    /// A file with all that it was made from.
    private record Cached(Campaign campaign, Results results, Response response) {}

    ConsultationDataHandler(Campaigns campaigns, Board board, Answering answering) {
        this.campaigns = campaigns;
        this.board = board;
        this.answering = answering;
    }

    void route(Routes routes) {
        routes.get(path("{campaign}") + "/{file}", this::answer);
    }

    /// Where the files of all consultations of a campaign are.
    static String path(String campaign) {
        return "/api/v1/campaigns/" + campaign + "/consultations";
    }

    private Response answer(Request request) {
        Optional<Campaign> campaign = campaigns.find(request.variable("campaign"));
        String[] name = request.variable("file").split("\\.", -1);
        Optional<Response> found = name.length == 2
                ? campaign.flatMap(in -> in.content()
                        .consultation(name[0])
                        .filter(answering::isPublic)
                        .flatMap(one -> file(in, one, name[1])))
                : Optional.empty();
        return found.map(response -> response.ifNoneMatch(request).with("Cache-Control", "public, max-age=60"))
                .orElseGet(() -> Problem.response(404, "not-found", "There is no such file", Map.of()))
                .with("Access-Control-Allow-Origin", "*");
    }

    private Optional<Response> file(Campaign campaign, Consultation consultation, String form) {
        return switch (form) {
            case "json" -> Optional.of(cached(campaign, consultation, form, data -> Response.json(200, data.json())));
            case "csv" ->
                Optional.of(cached(
                        campaign,
                        consultation,
                        form,
                        data -> Response.of(200, "text/csv; charset=utf-8; header=present", data.csv())
                                .with(
                                        "Content-Disposition",
                                        "attachment; filename=\"" + campaign.slug() + "-" + consultation.slug()
                                                + ".csv\"")));
            default -> Optional.empty();
        };
    }

    private Response cached(
            Campaign campaign, Consultation consultation, String form, Function<ConsultationData, Response> maker) {
        String key = campaign.id() + "/" + consultation.slug() + "." + form;
        Results results = board.of(campaign, consultation);
        Cached cached = cache.get(key);
        if (cached == null || cached.campaign != campaign || cached.results != results) {
            Response made = maker.apply(new ConsultationData(campaign, consultation, results));
            cached = new Cached(campaign, results, made.withGzipped(Gzip.best(made.body())));
            cache.put(key, cached);
        }
        return cached.response;
    }
}
