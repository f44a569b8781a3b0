package eu.undersigned.transparency;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.confirmation.Entered;
import eu.undersigned.db.Database;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Routes;
import eu.undersigned.operations.Metrics;
import eu.undersigned.signature.SignatureToken;
import eu.undersigned.tlog.WitnessClient;
import eu.undersigned.tlog.WitnessPolicy;
import io.prometheus.metrics.core.metrics.Counter;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/// Wires stage 4.
public final class TransparencyModule implements AutoCloseable {
    /// Often enough that a head is signed soon after its leaves are due.
    private static final long TICK_MILLIS = 200;

    private static final Duration WITNESS_PATIENCE = Duration.ofSeconds(10);

    private final Campaigns campaigns;
    private final Database database;
    private final LogConfig config;
    private final Sequencing sequencing;
    private final Receipts receipts;
    private final Optional<Witnessing> witnessing;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(WITNESS_PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    /// One thread publishes, one asks witnesses: a slow witness keeps no leaf waiting.
    private final ScheduledExecutorService schedule = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("log-", 0).factory());

    /// @param seed the secret `log`; 32 bytes
    /// @param publicUrl how the world reaches this instance
    /// @param signatures a link's confirmed signature
    public TransparencyModule(
            Campaigns campaigns,
            Database database,
            LogConfig config,
            byte[] seed,
            String publicUrl,
            Function<SignatureToken, Optional<Entered>> signatures,
            Metrics metrics,
            SecureRandom random,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.database = database;
        this.config = config;
        Counter outcomes = metrics.counter(
                "undersigned_log_witness_total", "Answers of witnesses that were asked to cosign", "outcome");
        Witnessing.OUTCOMES.forEach(outcomes::initLabelValues);
        this.witnessing = config.witnesses()
                .map(policy -> new Witnessing(
                        campaigns, database, policy, new WitnessClient(http, WITNESS_PATIENCE), outcomes));
        LogKey key = new LogKey(seed, publicUrl);
        this.sequencing = new Sequencing(
                campaigns,
                database,
                config,
                key,
                campaign -> witnessing.filter(one -> one.isStopped(campaign)).isPresent(),
                random,
                clock);
        this.receipts = new Receipts(campaigns, database, signatures);
        metrics.gauge(
                "undersigned_log_stuck_seconds",
                "Seconds since a log could last be published, while it can't; else 0",
                sequencing::stuckSeconds);
        metrics.gauge("undersigned_log_publications", "Publications of the log by this node", sequencing::published);
    }

    /// Makes the logs, and publishes what waits from before; unless there are witnesses: they are asked first, since
    /// one
    /// of them may know a longer log than a database that was put back to an earlier day.
    ///
    /// @throws eu.undersigned.config.ConfigException when a log was signed with another key
    public void begin() {
        sequencing.begin();
        if (!config.isSkipped()) {
            sequencing.run();
        }
    }

    public void route(Routes routes, ErrorPages errors) {
        new LogHandler(campaigns, database).route(routes);
        new ReceiptFileHandler(receipts, errors).route(routes);
    }

    public Receipts receipts() {
        return receipts;
    }

    /// By whom a campaign's log is signed; empty before it has begun.
    public Optional<LogKeys> keys(Campaign campaign) {
        List<String> witnesses = config.witnesses().map(WitnessPolicy::witnesses).orElse(List.of()).stream()
                .map(witness -> witness.key().text())
                .toList();
        return database.inTransaction(transaction -> LogStore.find(transaction, campaign.id()))
                .map(log -> new LogKeys(log.key(), witnesses));
    }

    /// What somebody must see to.
    public List<String> warnings() {
        return Stream.concat(
                        witnessing.map(Witnessing::alarms).orElse(List.of()).stream(), sequencing.complaints().stream())
                .toList();
    }

    /// Begins to publish.
    public void start() {
        if (!config.isSkipped()) {
            schedule.scheduleWithFixedDelay(sequencing, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
            long interval = Math.max(1, config.witnessInterval().toMillis());
            witnessing.ifPresent(one -> schedule.scheduleWithFixedDelay(one, 0, interval, TimeUnit.MILLISECONDS));
        }
    }

    /// What is under way is finished; what waits goes on waiting, for this node's next start or another node.
    @Override
    public void close() {
        schedule.shutdown();
        try {
            if (!schedule.awaitTermination(10, TimeUnit.SECONDS)) {
                schedule.shutdownNow();
            }
            http.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
