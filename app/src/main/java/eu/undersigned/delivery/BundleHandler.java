package eu.undersigned.delivery;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.http.Problem;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.organisation.Organisation;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/// The download of an organisation's bundle.
public final class BundleHandler {
    private static final int BUFFER = 64 * 1024;
    /// More at once would take the processor from those who sign.
    private static final int MOST_AT_ONCE = 2;

    private final Campaigns campaigns;
    private final Database database;
    private final AccessTokens tokens;
    private final InstantSource clock;
    private final Semaphore downloads = new Semaphore(MOST_AT_ONCE);

    public BundleHandler(Campaigns campaigns, Database database, AccessTokens tokens, InstantSource clock) {
        this.campaigns = campaigns;
        this.database = database;
        this.tokens = tokens;
        this.clock = clock;
    }

    public void route(Routes routes) {
        routes.get("/api/v1/campaigns/{campaign}/organisations/{organisation}/bundle", this::bundle);
    }

    private Response bundle(Request request) {
        Optional<Campaign> campaign = campaigns.find(request.variable("campaign"));
        Optional<Organisation> organisation =
                campaign.flatMap(found -> found.organisation(request.variable("organisation")));
        String shown = request.header("authorization").replaceFirst("^(?i)bearer ", "");
        // An unknown organisation is answered like a wrong token, and after the same work.
        boolean isRight = tokens.isRight(request.variable("campaign"), request.variable("organisation"), shown);
        if (organisation.isEmpty() || !isRight) {
            return Problem.response(401, "unauthorized", "The organisation's access token is expected", Map.of())
                    .with("WWW-Authenticate", "Bearer");
        }
        Optional<Bundle.Range> range = range(request);
        if (range.isEmpty()) {
            return Problem.response(
                    400,
                    "bad-request",
                    "since is a time such as 2026-11-21T10:00:00Z, after the id of a record",
                    Map.of());
        }
        // HEAD writes no stream, which would give the place back.
        if (!request.method().equals("HEAD") && !downloads.tryAcquire()) {
            return Problem.response(503, "busy", "Other downloads are under way", Map.of())
                    .retryAfter(Duration.ofSeconds(30));
        }
        return Response.events(out -> {
                    try {
                        write(campaign.orElseThrow(), organisation.get(), range.get(), out);
                    } finally {
                        downloads.release();
                    }
                })
                .with("Content-Type", "application/x-ndjson")
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"" + campaign.get().slug() + "."
                                + organisation.get().slug() + ".bundle\"");
    }

    private void write(Campaign campaign, Organisation organisation, Bundle.Range range, OutputStream out)
            throws IOException {
        OutputStream buffered = new BufferedOutputStream(out, BUFFER);
        Instant now = clock.instant();
        long erasure =
                database.inTransaction(transaction -> WebhookStore.newestErasure(transaction, organisation.id()));
        new Bundle(database, campaign, organisation, buffered).write(range, now);
        if (range.after().equals(Bundle.Range.FROM_THE_FIRST)) {
            database.useTransaction(transaction ->
                    WebhookStore.bundleSent(transaction, organisation.id(), range.since(), now, erasure));
        }
    }

    private static Optional<Bundle.Range> range(Request request) {
        try {
            return Optional.of(new Bundle.Range(
                    Optional.ofNullable(request.query().get("since"))
                            .map(Instant::parse)
                            .orElse(Instant.EPOCH),
                    Optional.ofNullable(request.query().get("after"))
                            .map(UUID::fromString)
                            .orElse(Bundle.Range.FROM_THE_FIRST)));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
