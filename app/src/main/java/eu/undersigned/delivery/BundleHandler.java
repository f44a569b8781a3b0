package eu.undersigned.delivery;

import eu.undersigned.http.Problem;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The download of an organisation's bundle, for programs.
final class BundleHandler {
    private final Downloading downloading;

    BundleHandler(Downloading downloading) {
        this.downloading = downloading;
    }

    void route(Routes routes) {
        routes.get("/api/v1/campaigns/{campaign}/organisations/{organisation}/bundle", this::bundle);
    }

    private Response bundle(Request request) {
        return switch (downloading.begin(wish(request))) {
            case DownloadResult.Ready(Response bundle) -> bundle;
            case DownloadResult.NotAllowed() ->
                Problem.response(401, "unauthorized", "The organisation's access token is expected", Map.of())
                        .with("WWW-Authenticate", "Bearer");
            case DownloadResult.BadRange() ->
                Problem.response(
                        400,
                        "bad-request",
                        "since is a time such as 2026-11-21T10:00:00Z, after the id of a record",
                        Map.of());
            case DownloadResult.Busy(Duration retryAfter) ->
                Problem.response(503, "busy", "Other downloads are under way", Map.of())
                        .retryAfter(retryAfter);
        };
    }

    private static Downloading.Wish wish(Request request) {
        return new Downloading.Wish(
                request.variable("campaign"),
                request.variable("organisation"),
                request.header("authorization").replaceFirst("^(?i)bearer ", ""),
                Optional.ofNullable(request.query().get("since")),
                Optional.ofNullable(request.query().get("after")),
                request.method().equals("HEAD"));
    }
}
