package eu.undersigned.consultation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/// How often one network may answer. A whole school shares one: several classes at once, and as many again each hour.
final class AnswerLimits {
    private static final int BURST = 120;
    private static final int PER_HOUR = 120;
    /// After that a network may answer once more.
    static final Duration NEXT = Duration.ofHours(1).dividedBy(PER_HOUR);

    private static final int MOST_NETWORKS = 100_000;

    private final Cache<String, Bucket> networks = Caffeine.newBuilder()
            .maximumSize(MOST_NETWORKS)
            .expireAfterAccess(Duration.ofHours(1))
            .build();
    private final boolean isOff;

    /// @param isOff in a load test
    AnswerLimits(boolean isOff) {
        this.isOff = isOff;
    }

    boolean allows(String network) {
        return isOff
                || networks.get(
                                network,
                                _ -> Bucket.builder()
                                        .addLimit(limit ->
                                                limit.capacity(BURST).refillGreedy(PER_HOUR, Duration.ofHours(1)))
                                        .build())
                        .tryConsume(1);
    }
}
