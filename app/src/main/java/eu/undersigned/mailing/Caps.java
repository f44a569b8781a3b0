package eu.undersigned.mailing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.List;

/// How many mails of one mailing may go now: in all, and to one domain. One process sends a mailing at a time, so its
/// memory is enough; after a restart at most one minute's worth goes in excess.
final class Caps {
    private static final int MINUTES = 60;

    private final Mailing.Pace pace;
    private final Bucket all;
    private final Cache<Long, Bucket> domains = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();
    /// Domains that have had enough, and until when they rest.
    private final Cache<Long, Long> resting =
            Caffeine.newBuilder().maximumSize(10_000).build();

    Caps(Mailing.Pace pace) {
        this.pace = pace;
        this.all = bucket(pace.perHour());
    }

    private static Bucket bucket(int perHour) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(Math.max(1, perHour / MINUTES)).refillGreedy(perHour, Duration.ofHours(1)))
                .build();
    }

    boolean take() {
        return all.tryConsume(1);
    }

    void giveBack() {
        all.addTokens(1);
    }

    /// @param domain keyed hash
    boolean takeFor(long domain) {
        Bucket bucket = domains.get(domain, _ -> bucket(pace.perDomain()));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            resting.put(domain, System.nanoTime() + probe.getNanosToWaitForRefill());
        }
        return probe.isConsumed();
    }

    /// Domains to which nothing may go now.
    List<Long> resting() {
        long now = System.nanoTime();
        resting.asMap().values().removeIf(until -> until - now <= 0);
        return List.copyOf(resting.asMap().keySet());
    }
}
