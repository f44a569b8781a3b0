package eu.undersigned.transparency;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.http.Gzip;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.tlog.BundleName;
import eu.undersigned.tlog.Tile;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// The log as static files would be served (`docs/formats/log.md`).
final class LogHandler {
    private static final String SHORT = "public, max-age=1";
    private static final String FOR_A_WHILE = "public, max-age=10";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    /// Leaves that one list of changes is about.
    private static final long CHANGES = 65_536;
    /// A number below 2^63 has at most seven parts of three digits, and a width takes one more.
    private static final int MOST_PARTS = 8;

    private final Campaigns campaigns;
    private final Database database;

    LogHandler(Campaigns campaigns, Database database) {
        this.campaigns = campaigns;
        this.database = database;
    }

    void route(Routes routes) {
        routes.get("/{campaign}/log/checkpoint", this::checkpoint);
        routes.get("/{campaign}/log/changes/{number}", this::changes);
        StringBuilder parts = new StringBuilder();
        for (int part = 0; part < MOST_PARTS; part++) {
            parts.append("/{part").append(part).append('}');
            routes.get("/{campaign}/log/tile/entries" + parts, this::entries);
            routes.get("/{campaign}/log/tile/{level}" + parts, this::tile);
        }
    }

    private Response checkpoint(Request request) {
        return inLog(
                request,
                (_, log) -> Response.text(200, log.state().served())
                        .with("Cache-Control", SHORT)
                        .ifNoneMatch(request));
    }

    /// What lies in the database is in the tree: it was written with the head. So the head is not looked at.
    private Response tile(Request request) {
        return Tile.parse(path(request))
                .flatMap(tile -> inCampaign(
                        request, (transaction, campaign) -> new LogTiles(transaction, campaign.id()).find(tile)))
                .map(hashes ->
                        Response.of(200, "application/octet-stream", hashes).with("Cache-Control", FOR_EVER))
                .orElseGet(LogHandler::missing)
                .with("Access-Control-Allow-Origin", "*");
    }

    private Response entries(Request request) {
        return BundleName.parse(path(request))
                .flatMap(name -> inCampaign(
                        request,
                        (transaction, campaign) -> LogStore.bundle(transaction, campaign.id(), name.number())
                                .flatMap(bundle -> Entries.first(bundle, name.width()))))
                .map(bundle -> compressed(request, bundle).with("Cache-Control", FOR_EVER))
                .orElseGet(LogHandler::missing)
                .with("Access-Control-Allow-Origin", "*");
    }

    private Optional<byte[]> inCampaign(Request request, BiFunction<Handle, Campaign, Optional<byte[]>> read) {
        return campaigns
                .find(request.variable("campaign"))
                .flatMap(campaign -> database.inTransaction(transaction -> read.apply(transaction, campaign)));
    }

    private static Response compressed(Request request, byte[] bundle) {
        Response plain = Response.of(200, "application/octet-stream", bundle);
        return request.acceptsGzip() ? plain.withGzipped(Gzip.fast(bundle)) : plain;
    }

    private Response changes(Request request) {
        String number = request.variable("number");
        if (!number.matches("0|[1-9][0-9]{0,12}")) {
            return missing();
        }
        long from = Long.parseLong(number) * CHANGES;
        return inLog(request, (transaction, log) -> {
            if (from >= log.state().size()) {
                return missing();
            }
            List<ChangeStore.Change> changes = ChangeStore.between(
                    transaction,
                    log.campaign().id(),
                    from,
                    from + CHANGES,
                    log.state().size());
            StringBuilder lines = new StringBuilder();
            changes.forEach(change -> lines.append(change.leaf())
                    .append(' ')
                    .append(change.kind())
                    .append(' ')
                    .append(change.at())
                    .append('\n'));
            return Response.text(200, lines.toString())
                    .with("Cache-Control", FOR_A_WHILE)
                    .ifNoneMatch(request);
        });
    }

    private record Log(Campaign campaign, LogState state) {}

    @FunctionalInterface
    private interface Answer {
        Response of(Handle transaction, Log log);
    }

    private Response inLog(Request request, Answer answer) {
        Function<Campaign, Response> answering =
                campaign -> database.inTransaction(transaction -> LogStore.find(transaction, campaign.id())
                        .map(state -> answer.of(transaction, new Log(campaign, state)))
                        .orElseGet(LogHandler::missing));
        return campaigns
                .find(request.variable("campaign"))
                .map(answering)
                .orElseGet(LogHandler::missing)
                .with("Access-Control-Allow-Origin", "*");
    }

    /// From `tile/` on.
    private static String path(Request request) {
        return request.path().substring(request.path().indexOf("/log/") + "/log/".length());
    }

    private static Response missing() {
        return Response.text(404, "not in the log\n").with("Cache-Control", "no-store");
    }
}
