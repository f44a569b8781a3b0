package eu.undersigned.delivery;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.http.Response;
import eu.undersigned.organisation.Organisation;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Gives an organisation its bundle, whether a program asks for it or a person.
final class Downloading {
    private static final int BUFFER = 64 * 1024;
    /// More at once would take the processor from those who sign.
    private static final int MOST_AT_ONCE = 2;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Campaigns campaigns;
    private final Database database;
    private final AccessTokens tokens;
    private final InstantSource clock;
    private final Set<Integer> underWay = ConcurrentHashMap.newKeySet();
    private final Semaphore downloads = new Semaphore(MOST_AT_ONCE);

    /// What is asked for, as sent.
    ///
    /// @param since a time; empty: everything
    /// @param after the id of a record; empty: from the first one on
    /// @param isLook only the headers are wanted
    record Wish(
            String campaign,
            String organisation,
            String token,
            Optional<String> since,
            Optional<String> after,
            boolean isLook) {
        @Override
        public String toString() {
            return "Wish[hidden]"; // it holds a token
        }
    }

    Downloading(Campaigns campaigns, Database database, AccessTokens tokens, InstantSource clock) {
        this.campaigns = campaigns;
        this.database = database;
        this.tokens = tokens;
        this.clock = clock;
    }

    DownloadResult begin(Wish wish) {
        Optional<Campaign> campaign = campaigns.find(wish.campaign());
        Optional<Organisation> organisation = campaign.flatMap(found -> found.everOrganisation(wish.organisation()));
        // An unknown organisation is answered like a wrong token, and after the same work.
        boolean isRight = tokens.isRight(wish.campaign(), wish.organisation(), wish.token());
        if (organisation.isEmpty() || !isRight) {
            return new DownloadResult.NotAllowed();
        }
        Optional<Bundle.Range> range = range(wish);
        if (range.isEmpty()) {
            return new DownloadResult.BadRange();
        }
        // Who only looks is sent no stream, which would give the place back.
        if (!wish.isLook() && !enter(organisation.get())) {
            return new DownloadResult.Busy(PATIENCE);
        }
        return new DownloadResult.Ready(bundle(campaign.orElseThrow(), organisation.get(), range.get()));
    }

    /// One place for each organisation, so that none can take them all.
    private boolean enter(Organisation organisation) {
        if (!underWay.add(organisation.id())) {
            return false;
        }
        if (!downloads.tryAcquire()) {
            underWay.remove(organisation.id());
            return false;
        }
        return true;
    }

    private void leave(Organisation organisation) {
        underWay.remove(organisation.id());
        downloads.release();
    }

    private Response bundle(Campaign campaign, Organisation organisation, Bundle.Range range) {
        return Response.events(out -> {
                    try {
                        write(campaign, organisation, range, out);
                    } finally {
                        leave(organisation);
                    }
                })
                .with("Content-Type", "application/x-ndjson")
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"" + campaign.slug() + "." + organisation.slug() + ".bundle\"");
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

    /// @throws DateTimeParseException also for times that no database knows
    private static Instant time(String text) {
        Instant time = Instant.parse(text);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw new DateTimeParseException("out of range", text, 0);
        }
        return time;
    }

    private static Optional<Bundle.Range> range(Wish wish) {
        try {
            return Optional.of(new Bundle.Range(
                    wish.since().map(Downloading::time).orElse(Instant.EPOCH),
                    wish.after().map(UUID::fromString).orElse(Bundle.Range.FROM_THE_FIRST)));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
