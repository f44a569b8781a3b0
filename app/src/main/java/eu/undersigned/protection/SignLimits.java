package eu.undersigned.protection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;

/// Burst and sustained limits, per network and campaign and per campaign. Limits that people change begin anew.
final class SignLimits {
    /// Networks remembered at once: some 100 bytes each.
    private static final int MOST_NETWORKS = 500_000;

    /// @param isOfNetwork whether this network tries too often, or everybody together does
    record Wait(Duration time, boolean isOfNetwork) {}

    private record OfNetwork(int campaign, String network, int burst, int perHour) {}

    private record OfCampaign(int campaign, int burst, int perSecond) {}

    private final Cache<OfNetwork, Bucket> networks = Caffeine.newBuilder()
            .maximumSize(MOST_NETWORKS)
            .expireAfterAccess(Duration.ofHours(1))
            .build();
    private final Cache<OfCampaign, Bucket> campaigns =
            Caffeine.newBuilder().maximumSize(1_000).build();

    /// Empty: go ahead.
    Optional<Wait> waitFor(String network, int campaign, LimitsConfig limits) {
        OfNetwork ofNetwork = new OfNetwork(campaign, network, limits.networkBurst(), limits.networkPerHour());
        Optional<Wait> wait =
                take(networks.get(ofNetwork, key -> bucket(key.burst, key.perHour, Duration.ofHours(1))), true);
        if (wait.isPresent()) {
            return wait;
        }
        OfCampaign ofCampaign = new OfCampaign(campaign, limits.campaignBurst(), limits.campaignPerSecond());
        return take(campaigns.get(ofCampaign, key -> bucket(key.burst, key.perSecond, Duration.ofSeconds(1))), false);
    }

    private static Optional<Wait> take(Bucket bucket, boolean isOfNetwork) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(new Wait(Duration.ofNanos(probe.getNanosToWaitForRefill()), isOfNetwork));
    }

    private static Bucket bucket(int burst, int refill, Duration period) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(refill, period))
                .build();
    }
}
