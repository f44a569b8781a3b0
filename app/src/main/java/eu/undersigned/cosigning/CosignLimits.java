package eu.undersigned.cosigning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.undersigned.secrets.KeyedHash;
import eu.undersigned.signature.EmailAddress;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Base64;

/// How often one network may ask to sign, and how often for one mailbox. Organisations under one roof share a network,
/// so it is several an hour.
final class CosignLimits {
    private static final int PER_HOUR = 20;
    /// After that a network may ask once more.
    static final Duration NEXT = Duration.ofHours(1).dividedBy(PER_HOUR);

    private static final int SAME_MAILBOX = 5;

    private static final int MOST_NETWORKS = 100_000;

    private final Cache<String, Bucket> networks = Caffeine.newBuilder()
            .maximumSize(MOST_NETWORKS)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    private final KeyedHash hash;

    CosignLimits(KeyedHash hash) {
        this.hash = hash;
    }

    boolean allows(String network, EmailAddress mailbox) {
        String both = Base64.getEncoder().encodeToString(hash.of("limit", network, Prints.canonical(mailbox)));
        return allows(both, SAME_MAILBOX) && allows(network, PER_HOUR);
    }

    private boolean allows(String key, int perHour) {
        return networks.get(
                        key,
                        _ -> Bucket.builder()
                                .addLimit(limit -> limit.capacity(perHour).refillGreedy(perHour, Duration.ofHours(1)))
                                .build())
                .tryConsume(1);
    }
}
