package eu.undersigned.delivery;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.http.Routes;
import eu.undersigned.operations.Metrics;
import eu.undersigned.tally.Snapshot;
import io.prometheus.metrics.core.metrics.Counter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Wires stage 5.
public final class DeliveryModule implements AutoCloseable {
    private static final Logger LOG = System.getLogger(DeliveryModule.class.getName());

    private final Campaigns campaigns;
    private final BundleHandler bundles;
    private final Announcing announcing;
    private final WebhookCourier courier;
    private final ScheduledExecutorService schedule = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("webhooks-", 0).factory());

    /// @param key the secret `delivery`; 32 bytes
    /// @param counts as they are published
    /// @param publicUrl how the world reaches this instance, without a slash at the end
    /// @param isDemo whether the signatures are synthetic
    public DeliveryModule(
            Campaigns campaigns,
            Database database,
            byte[] key,
            WebhookConfig config,
            Function<Campaign, Snapshot> counts,
            String publicUrl,
            BooleanSupplier isDemo,
            Metrics metrics,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.bundles = new BundleHandler(campaigns, database, new AccessTokens(key), clock);
        this.announcing = new Announcing(database, campaigns, counts, config, publicUrl, isDemo, clock);
        Counter outcomes =
                metrics.counter("undersigned_webhook_total", "Attempts to tell a webhook something", "outcome");
        List.of("taken", "failed", "refused", "gone", "abandoned").forEach(outcomes::initLabelValues);
        this.courier = new WebhookCourier(database, campaigns, new WebhookSecrets(key), outcomes, clock);
    }

    public void route(Routes routes) {
        bundles.route(routes);
    }

    /// Begins to tell webhooks.
    public void start() {
        // Counting may take seconds; what is to be told already does not wait for it.
        schedule.scheduleWithFixedDelay(tick(announcing::look), 1, 1, TimeUnit.SECONDS);
        schedule.scheduleWithFixedDelay(tick(courier::round), 1, 1, TimeUnit.SECONDS);
    }

    private Runnable tick(Runnable job) {
        return () -> {
            try {
                if (hasWebhooks()) {
                    job.run();
                }
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, () -> "webhooks: " + e.getClass().getSimpleName());
            }
        };
    }

    private boolean hasWebhooks() {
        return campaigns.all().stream()
                .flatMap(campaign -> campaign.organisations().stream())
                .anyMatch(organisation -> organisation.profile().webhook().isPresent());
    }

    @Override
    public void close() {
        schedule.shutdownNow();
        courier.close();
    }
}
