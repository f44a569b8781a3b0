package eu.undersigned.mailing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/// How many test mails of one mailing may go in an hour.
final class TestTimes {
    private final int most;
    private final Cache<Integer, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(1_000).build();

    TestTimes(int most) {
        this.most = most;
    }

    boolean take(int mailing) {
        Bucket bucket = buckets.get(
                mailing,
                _ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, Duration.ofHours(1)))
                        .build());
        return bucket.tryConsume(1);
    }
}
