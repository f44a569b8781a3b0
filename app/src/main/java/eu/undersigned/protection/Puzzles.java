package eu.undersigned.protection;

import eu.undersigned.http.FormBody;
import eu.undersigned.http.Json;
import eu.undersigned.secrets.KeyedHash;
import eu.undersigned.signature.Step.Challenge;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puzzles for browsers, in the form of ALTCHA's first protocol: find the number whose SHA-256, behind the salt, is the
/// challenge. Nothing is stored for them: the signature says that a challenge is ours.
///
/// @see <a href="https://altcha.org/docs/v1/proof-of-work/">ALTCHA, proof-of-work, version 1</a>
final class Puzzles {
    /// Long enough for a slow telephone, and for somebody who was called away.
    static final Duration LIFE = Duration.ofMinutes(20);

    private static final String ALGORITHM = "SHA-256";
    private static final int SALT_BYTES = 12;
    /// A payload has some 300 characters.
    private static final int MOST_CHARACTERS = 2_000;

    private final KeyedHash hash;
    private final SecureRandom random;

    Puzzles(KeyedHash hash, SecureRandom random) {
        this.hash = hash;
        this.random = random;
    }

    /// @param work the most numbers to try; half of them on average
    Challenge make(int campaign, int work, Instant now) {
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        // The delimiter at the end keeps digits of the number from being taken for part of a parameter.
        String salt = HexFormat.of().formatHex(bytes) + "?campaign=" + campaign + "&expires="
                + now.plus(LIFE).getEpochSecond() + "&";
        String challenge = sha256(salt + random.nextInt(work + 1));
        return new Challenge(ALGORITHM, challenge, salt, work, signature(challenge));
    }

    /// A puzzle that was solved.
    ///
    /// @param id under which it can be used once
    record Solved(String id, Instant expiresAt) {}

    /// Empty when the payload is no solution of a puzzle of this campaign, or comes too late.
    ///
    /// @param payload base64 of a JSON object with `algorithm`, `challenge`, `number`, `salt` and `signature`
    Optional<Solved> check(String payload, int campaign, Instant now) {
        if (payload.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        Map<String, Object> sent;
        try {
            sent = Json.readObject(Base64.getDecoder().decode(payload));
        } catch (IllegalArgumentException | Json.NotAnObject e) {
            return Optional.empty();
        }
        if (!(ALGORITHM.equals(sent.get("algorithm"))
                && sent.get("challenge") instanceof String challenge
                && sent.get("salt") instanceof String salt
                && sent.get("number") instanceof Integer number
                && sent.get("signature") instanceof String signature)) {
            return Optional.empty();
        }
        boolean isOurs = isSame(signature(challenge), signature) && isSame(sha256(salt + number), challenge);
        return isOurs ? solved(challenge, salt, campaign, now) : Optional.empty();
    }

    /// The salt is ours, so its parameters are as [#make] wrote them.
    private static Optional<Solved> solved(String challenge, String salt, int campaign, Instant now) {
        Map<String, List<String>> parameters = FormBody.parse(
                        salt.substring(salt.indexOf('?') + 1).getBytes(StandardCharsets.UTF_8))
                .values();
        Instant expiresAt = Instant.ofEpochSecond(
                Long.parseLong(parameters.getOrDefault("expires", List.of("0")).getFirst()));
        boolean isOfCampaign = parameters.getOrDefault("campaign", List.of()).equals(List.of(campaign + ""));
        return isOfCampaign && expiresAt.isAfter(now)
                ? Optional.of(new Solved("p" + challenge.substring(0, 32), expiresAt))
                : Optional.empty();
    }

    private String signature(String challenge) {
        return HexFormat.of().formatHex(hash.of("puzzle", challenge));
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(ALGORITHM).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
