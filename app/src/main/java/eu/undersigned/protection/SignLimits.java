package eu.undersigned.protection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.undersigned.http.Network;
import eu.undersigned.signature.Admission;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;

/// Burst and sustained limits, per network and campaign and per campaign.
public final class SignLimits implements Admission {
    /// Networks remembered at once: some 100 bytes each.
    private static final int MOST_NETWORKS = 500_000;

    private final LimitsConfig config;
    private final Cache<String, Bucket> networks;
    private final Cache<String, Bucket> campaigns;

    public SignLimits(LimitsConfig config) {
        this.config = config;
        this.networks = Caffeine.newBuilder()
                .maximumSize(MOST_NETWORKS)
                .expireAfterAccess(Duration.ofHours(1))
                .build();
        this.campaigns = Caffeine.newBuilder().maximumSize(1_000).build();
    }

    @Override
    public Optional<Duration> waitFor(Network network, String campaign) {
        Bucket ofNetwork = networks.get(campaign + "/" + network.key(), _ -> networkBucket());
        Optional<Duration> wait = take(ofNetwork);
        return wait.isPresent() ? wait : take(campaigns.get(campaign, _ -> campaignBucket()));
    }

    private static Optional<Duration> take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket networkBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(config.networkBurst())
                        .refillGreedy(config.networkPerHour(), Duration.ofHours(1)))
                .build();
    }

    private Bucket campaignBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(config.campaignBurst())
                        .refillGreedy(config.campaignPerSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
