package eu.undersigned.cosigning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/// How often one network may ask to sign. Organisations under one roof share one, so it is several an hour.
final class CosignLimits {
    private static final int BURST = 20;
    private static final int PER_HOUR = 20;
    /// After that a network may ask once more.
    static final Duration NEXT = Duration.ofHours(1).dividedBy(PER_HOUR);

    private static final int MOST_NETWORKS = 100_000;

    private final Cache<String, Bucket> networks = Caffeine.newBuilder()
            .maximumSize(MOST_NETWORKS)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    boolean allows(String network) {
        return networks.get(
                        network,
                        _ -> Bucket.builder()
                                .addLimit(limit -> limit.capacity(BURST).refillGreedy(PER_HOUR, Duration.ofHours(1)))
                                .build())
                .tryConsume(1);
    }
}
