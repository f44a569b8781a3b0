package eu.undersigned.mailing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What a feeding program shows: good for one mailing and some days. Only hashes are stored.
final class FeedTokens {
    static final Duration FOR_A_PROGRAM = Duration.ofDays(7);
    static final Duration FOR_A_PAGE = Duration.ofHours(12);
    private static final int BYTES = 32;

    private final SecureRandom random;
    private final InstantSource clock;

    FeedTokens(SecureRandom random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    /// 43 characters of base64url, to be shown once.
    String make(Handle transaction, int mailing, int member, Duration life) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        FeedStore.addToken(
                transaction,
                hash(token),
                mailing,
                member,
                clock.instant(),
                clock.instant().plus(life));
        return token;
    }

    /// The mailing that a token is for; empty when it is unknown, too old or was taken back, or when the member who
    /// made it may no longer send.
    Optional<Integer> mailing(Handle transaction, String token) {
        return FeedStore.mailing(transaction, hash(token), clock.instant());
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
