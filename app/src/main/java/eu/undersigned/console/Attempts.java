package eu.undersigned.console;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.undersigned.config.Settings;
import eu.undersigned.http.Network;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/// How often one network may knock at the console's door: sign in, follow a link, try a recovery code.
public final class Attempts {
    private static final int MOST_NETWORKS = 100_000;

    private final Config config;
    private final Cache<String, Bucket> networks;

    /// @param burst tries at once
    /// @param perHour tries that come back in an hour
    public record Config(int burst, int perHour) {
        public static Config from(Settings settings) {
            return new Config(
                    settings.integer("console.attempts.burst", 30, 1, 1_000_000),
                    settings.integer("console.attempts.per.hour", 120, 1, 100_000_000));
        }
    }

    public Attempts(Config config) {
        this.config = config;
        this.networks = Caffeine.newBuilder()
                .maximumSize(MOST_NETWORKS)
                .expireAfterAccess(Duration.ofHours(2))
                .build();
    }

    boolean isOneTooMany(Network network) {
        return !networks.get(network.key(), _ -> bucket()).tryConsume(1);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(config.burst()).refillGreedy(config.perHour(), Duration.ofHours(1)))
                .build();
    }
}
