package eu.undersigned.voice;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/// How often one network may leave a voice, and how many all of them together. A shelter or a school shares one, so it
/// is several an hour.
final class VoiceLimits {
    private static final int BURST = 10;
    private static final int PER_HOUR = 10;
    /// After that a network may leave one more.
    static final Duration NEXT = Duration.ofHours(1).dividedBy(PER_HOUR);

    /// Of a campaign, from all networks. A moderator reads twenty at a sitting: more would wait for weeks, and a flood
    /// from many networks would bury what people wrote.
    static final int ALL_PER_HOUR = 300;

    private static final int MOST_NETWORKS = 100_000;

    private final Cache<String, Bucket> networks = Caffeine.newBuilder()
            .maximumSize(MOST_NETWORKS)
            .expireAfterAccess(Duration.ofHours(1))
            .build();
    private final boolean isOff;

    /// @param isOff in a load test
    VoiceLimits(boolean isOff) {
        this.isOff = isOff;
    }

    /// @param arrived of one campaign within the last hour
    boolean allows(long arrived) {
        return isOff || arrived < ALL_PER_HOUR;
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
