package eu.undersigned.fact;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.Problem;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;

/// The ledger as open data, readable from any site.
final class FactDataHandler {
    private final Campaigns campaigns;
    private final InstantSource clock;

    FactDataHandler(Campaigns campaigns, InstantSource clock) {
        this.campaigns = campaigns;
        this.clock = clock;
    }

    void route(Routes routes) {
        routes.get(
                path("{campaign}") + ".json",
                request -> answer(request, ledger -> Response.json(200, FactData.json(ledger))));
        routes.get(
                path("{campaign}") + ".csv",
                request -> answer(
                        request,
                        ledger -> Response.of(200, "text/csv; charset=utf-8; header=present", FactData.csv(ledger))
                                .with(
                                        "Content-Disposition",
                                        "attachment; filename=\""
                                                + ledger.campaign().slug() + "-facts.csv\"")));
    }

    /// Without the ending that says in which form.
    static String path(Campaign campaign) {
        return path(campaign.slug());
    }

    private static String path(String slug) {
        return "/api/v1/campaigns/" + slug + "/facts";
    }

    private Response answer(Request request, Function<Ledger, Response> answer) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return campaigns
                .find(request.variable("campaign"))
                .map(campaign -> answer.apply(new Ledger(campaign, today)).with("Cache-Control", "public, max-age=60"))
                .orElseGet(() -> Problem.response(404, "not-found", "There is no such campaign", Map.of()))
                .with("Access-Control-Allow-Origin", "*");
    }
}
