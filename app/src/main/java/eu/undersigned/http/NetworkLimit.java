package eu.undersigned.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/// How often one network may do something. A shelter, a school or an office shares one, so it is several times an hour.
/// In memory, each node for itself, and forgotten an hour after it was last asked about.
public final class NetworkLimit {
    private static final int MOST_NETWORKS = 100_000;

    private final int perHour;
    private final Cache<String, Bucket> networks = Caffeine.newBuilder()
            .maximumSize(MOST_NETWORKS)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    /// @param perHour as many at once, too
    public NetworkLimit(int perHour) {
        this.perHour = perHour;
    }

    /// Whether it may do so now; that counts as having done it.
    public boolean allows(Network network) {
        return allows(network.key());
    }

    /// @param key of a network, or of a network together with what it does it to
    public boolean allows(String key) {
        return networks.get(key, _ -> bucket()).tryConsume(1);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perHour).refillGreedy(perHour, Duration.ofHours(1)))
                .build();
    }

    /// After that long a network that did it too often may do it once more.
    public Duration next() {
        return Duration.ofHours(1).dividedBy(perHour);
    }
}
