package eu.undersigned.delivery;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.delivery.WebhookStore.Event;
import eu.undersigned.organisation.Organisation;
import io.prometheus.metrics.core.metrics.Counter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// Carries events to webhooks, several at once, so that a receiver that hangs holds up nobody else. An event stays in
/// the database until its receiver took it, or for about three days.
final class WebhookCourier implements AutoCloseable {
    private static final Logger LOG = System.getLogger(WebhookCourier.class.getName());
    private static final int MOST_AT_ONCE = 16;
    /// Longer than an attempt can take, looking the name up included.
    private static final Duration LEASE = Duration.ofMinutes(2);

    /// Between one attempt and the next, as Standard Webhooks proposes it: 75 hours in all.
    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private static final Duration LONGEST_DELAY = Duration.ofHours(27);

    private final Database database;
    private final Campaigns campaigns;
    private final WebhookSecrets secrets;
    private final Counter outcomes;
    private final InstantSource clock;
    private final WebhookClient client = new WebhookClient();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    // Not virtual threads: looking up a name blocks the thread below, and pages are served by few of these.
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("webhook-", 0).factory());

    /// @param outcomes of attempts
    WebhookCourier(
            Database database, Campaigns campaigns, WebhookSecrets secrets, Counter outcomes, InstantSource clock) {
        this.database = database;
        this.campaigns = campaigns;
        this.secrets = secrets;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /// Begins an attempt for each event that is due.
    void round() {
        int free = places.availablePermits();
        if (free == 0) {
            return;
        }
        List<Event> events = database.inTransaction(
                transaction -> WebhookStore.claim(transaction, clock.instant(), free, LEASE, LONGEST_DELAY));
        for (Event event : events) {
            places.acquireUninterruptibly();
            threads.execute(() -> {
                try {
                    attempt(event);
                } catch (RuntimeException e) {
                    // The database is away: the lease ends, and the event is tried again.
                    LOG.log(
                            Level.WARNING,
                            () -> "webhook " + event.id() + ": " + e.getClass().getSimpleName());
                } finally {
                    places.release();
                }
            });
        }
    }

    /// The organisation behind an event, and where it wants to be told.
    private record Receiver(Campaign campaign, Organisation organisation, String address) {}

    private Optional<Receiver> receiver(int organisation) {
        return campaigns.all().stream()
                .flatMap(campaign -> campaign.organisation(organisation).stream()
                        .flatMap(found -> found.profile().webhook().stream()
                                .map(address -> new Receiver(campaign, found, address))))
                .findFirst();
    }

    private void attempt(Event event) {
        Optional<Receiver> receiver = receiver(event.organisation());
        if (receiver.isEmpty()) {
            database.useTransaction(transaction -> WebhookStore.delete(transaction, event.id()));
            return;
        }
        try {
            settle(event, receiver.get(), post(event, receiver.get()));
        } catch (InterruptedException e) {
            // Stopping: the next process tries at once.
            database.useTransaction(transaction -> WebhookStore.giveBack(transaction, event.id(), clock.instant()));
        }
    }

    private WebhookAnswer post(Event event, Receiver receiver) throws InterruptedException {
        byte[] key =
                secrets.key(receiver.campaign().slug(), receiver.organisation().slug());
        byte[] body = event.body().getBytes(StandardCharsets.UTF_8);
        String id = event.id().toString();
        long timestamp = clock.instant().getEpochSecond();
        return client.post(receiver.address(), id, timestamp, WebhookSignature.of(key, id, timestamp, body), body);
    }

    private void settle(Event event, Receiver receiver, WebhookAnswer answer) {
        String name = receiver.campaign().slug() + "/" + receiver.organisation().slug();
        switch (answer) {
            case WebhookAnswer.Taken() -> {
                outcomes.labelValues("taken").inc();
                database.useTransaction(transaction -> WebhookStore.delete(transaction, event.id()));
            }
            case WebhookAnswer.Gone() -> {
                outcomes.labelValues("gone").inc();
                LOG.log(Level.WARNING, () -> "the webhook of " + name + " says that it is gone: it is told no more");
                database.useTransaction(transaction ->
                        WebhookStore.gone(transaction, event.organisation(), receiver.address(), clock.instant()));
            }
            case WebhookAnswer.Refused() -> {
                outcomes.labelValues("refused").inc();
                postpone(event, name, "its address is not in a public network", Duration.ZERO);
            }
            case WebhookAnswer.Failed(String reason, Duration patience) -> {
                outcomes.labelValues("failed").inc();
                postpone(event, name, reason, patience);
            }
        }
    }

    private void postpone(Event event, String name, String reason, Duration patience) {
        if (event.attempts() > DELAYS.size()) {
            outcomes.labelValues("abandoned").inc();
            LOG.log(
                    Level.WARNING,
                    () -> "the webhook of " + name + " was given up for " + event.kind() + " after " + event.attempts()
                            + " attempts: " + reason);
            database.useTransaction(transaction -> WebhookStore.abandon(transaction, event));
            return;
        }
        LOG.log(
                Level.INFO,
                () -> "the webhook of " + name + " did not take " + event.kind() + ", attempt " + event.attempts()
                        + ": " + reason);
        Duration delay = DELAYS.get(event.attempts() - 1);
        // Receivers that failed together are not all tried again in one moment.
        Duration jitter = Duration.ofMillis(ThreadLocalRandom.current().nextLong(delay.toMillis() / 10));
        Duration wait = delay.compareTo(patience) > 0 ? delay : patience;
        Instant due = clock.instant().plus(wait).plus(jitter);
        database.useTransaction(transaction -> WebhookStore.postpone(transaction, event.id(), due));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(3, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
