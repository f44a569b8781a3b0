package eu.undersigned.delivery;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;
import eu.undersigned.operations.Metrics;
import eu.undersigned.organisation.Organisation;
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

/// Wires stage 5, and the pages on which organisations make a key, download and open.
public final class DeliveryModule implements AutoCloseable {
    private static final Logger LOG = System.getLogger(DeliveryModule.class.getName());

    private final Campaigns campaigns;
    private final Database database;
    private final Downloading downloading;
    private final Layout layout;
    private final Announcing announcing;
    private final WebhookCourier courier;
    private final ScheduledExecutorService schedule = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("webhooks-", 0).factory());

    /// @param key the secret `delivery`; 32 bytes
    /// @param counts as they are published
    /// @param isDemo whether the signatures are synthetic
    public DeliveryModule(
            Campaigns campaigns,
            Database database,
            byte[] key,
            WebhookConfig config,
            Function<Campaign, Snapshot> counts,
            Layout layout,
            BooleanSupplier isDemo,
            Metrics metrics,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.database = database;
        this.downloading = new Downloading(campaigns, database, new AccessTokens(key), clock);
        this.layout = layout;
        this.announcing = new Announcing(database, campaigns, counts, config, layout.publicUrl(), isDemo, clock);
        Counter outcomes =
                metrics.counter("undersigned_webhook_total", "Attempts to tell a webhook something", "outcome");
        List.of("taken", "failed", "refused", "gone", "abandoned").forEach(outcomes::initLabelValues);
        this.courier = new WebhookCourier(database, campaigns, new WebhookSecrets(key), outcomes, clock);
    }

    public void route(Routes routes, ErrorPages errors) {
        OrganisationPages pages = new OrganisationPages(campaigns, layout);
        new BundleHandler(downloading).route(routes);
        new OrganisationHandler(pages, errors).route(routes);
        new BundleFormHandler(downloading, campaigns, pages, errors).route(routes);
    }

    /// Without looking at any signature.
    public Waiting waiting(Campaign campaign, Organisation organisation) {
        return database.inTransaction(transaction -> new Waiting(
                WebhookStore.wholeBundle(transaction, organisation.id()),
                WebhookStore.erasures(transaction, campaign.id(), List.of(organisation.id()))
                        .getOrDefault(organisation.id(), 0L)));
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
