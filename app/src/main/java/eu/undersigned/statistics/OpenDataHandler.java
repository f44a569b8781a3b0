package eu.undersigned.statistics;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.Problem;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Tables to download, readable from any site.
final class OpenDataHandler {
    /// More at once would take the processor from those who sign.
    private static final int MOST_AT_ONCE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Campaigns campaigns;
    private final OpenData data;
    private final Semaphore downloads = new Semaphore(MOST_AT_ONCE);

    OpenDataHandler(Campaigns campaigns, OpenData data) {
        this.campaigns = campaigns;
        this.data = data;
    }

    void route(Routes routes) {
        routes.get("/api/v1/campaigns/{campaign}/statistics/{step}/{file}", this::table);
    }

    private Response table(Request request) {
        return answer(request).with("Access-Control-Allow-Origin", "*");
    }

    private Response answer(Request request) {
        Optional<Campaign> campaign = campaigns.find(request.variable("campaign"));
        if (campaign.isEmpty()) {
            return Problem.response(404, "not-found", "There is no such campaign", Map.of());
        }
        Optional<Table> table = Table.parse(request.variable("step"), request.variable("file"));
        if (table.isEmpty()) {
            return Problem.response(
                    404,
                    "not-found",
                    "There is no such table: hourly or daily, then country, language or organisation,"
                            + " then .csv or .json, such as daily/country.csv",
                    Map.of());
        }
        // Who only looks is sent no stream, which would give the place back.
        if (!request.method().equals("HEAD") && !downloads.tryAcquire()) {
            return Problem.response(503, "busy", "Other downloads are under way", Map.of())
                    .retryAfter(PATIENCE);
        }
        return file(campaign.get(), table.get());
    }

    private Response file(Campaign campaign, Table table) {
        Response response = Response.events(out -> {
                    try {
                        data.write(campaign, table, out);
                    } finally {
                        downloads.release();
                    }
                })
                .with("Content-Type", table.form().type())
                .with("Cache-Control", "public, max-age=60");
        String name = campaign.slug() + "-" + table.path().replace('/', '-');
        return switch (table.form()) {
            case CSV -> response.with("Content-Disposition", "attachment; filename=\"" + name + "\"");
            case JSON -> response;
        };
    }
}
