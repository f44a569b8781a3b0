package eu.undersigned.operations;

import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import java.util.function.BooleanSupplier;

/// Whether this node lives, whether it can do its work, and its numbers.
public final class HealthHandler {
    private final BooleanSupplier isReady;
    private final Metrics metrics;

    public HealthHandler(BooleanSupplier isReady, Metrics metrics) {
        this.isReady = isReady;
        this.metrics = metrics;
    }

    public void route(Routes routes) {
        routes.get("/livez", _ -> plain(200, "ok\n"));
        routes.get("/readyz", this::ready);
        routes.get("/metrics", this::metrics);
    }

    private Response ready(Request request) {
        return isReady.getAsBoolean() ? plain(200, "ready\n") : plain(503, "the database does not answer\n");
    }

    private Response metrics(Request request) {
        return Response.of(200, "text/plain; version=0.0.4; charset=utf-8", metrics.text())
                .with("Cache-Control", "no-store");
    }

    private static Response plain(int status, String text) {
        return Response.text(status, text).with("Cache-Control", "no-store");
    }
}
