package eu.undersigned.operations;

import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Whether this node lives, whether it can do its work, and its numbers.
public final class HealthHandler {
    private final BooleanSupplier isReady;
    private final Supplier<List<String>> warnings;
    private final Metrics metrics;

    /// @param warnings what somebody should see to, though the node does its work
    public HealthHandler(BooleanSupplier isReady, Supplier<List<String>> warnings, Metrics metrics) {
        this.isReady = isReady;
        this.warnings = warnings;
        this.metrics = metrics;
    }

    public void route(Routes routes) {
        routes.get("/livez", _ -> plain(200, "ok\n"));
        routes.get("/readyz", this::ready);
        routes.get("/metrics", this::metrics);
    }

    private Response ready(Request request) {
        if (!isReady.getAsBoolean()) {
            return plain(503, "the database does not answer\n");
        }
        StringBuilder text = new StringBuilder("ready\n");
        warnings.get()
                .forEach(warning -> text.append("warning: ").append(warning).append('\n'));
        return plain(200, text.toString());
    }

    private Response metrics(Request request) {
        return Response.of(200, "text/plain; version=0.0.4; charset=utf-8", metrics.text())
                .with("Cache-Control", "no-store");
    }

    private static Response plain(int status, String text) {
        return Response.text(status, text).with("Cache-Control", "no-store");
    }
}
