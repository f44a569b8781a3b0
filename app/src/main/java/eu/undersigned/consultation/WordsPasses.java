package eu.undersigned.consultation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.Band;
import eu.undersigned.consultation.Passes.Pass;
import eu.undersigned.secrets.KeyedHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Passes with which own words that were not kept can be written once more: they carry which questions they answer,
/// band and country as every pass does, and nothing of the answers.
final class WordsPasses {
    /// Long enough to think of other words; too short for a link that somebody finds later.
    static final Duration VALID = Duration.ofMinutes(15);

    private static final int NONCE = 16;
    /// Nonce, expiry, youngest, oldest, country; the questions follow.
    private static final int HEAD = NONCE + 8 + 1 + 1 + 2;
    private static final String PURPOSE = "words pass";

    private final KeyedHash hash;
    private final Stamp stamp;
    private final SecureRandom random;
    private final InstantSource clock;

    /// @param key a secret that is not in the database
    WordsPasses(byte[] key, SecureRandom random, InstantSource clock) {
        this.hash = new KeyedHash(key);
        this.stamp = new Stamp(hash);
        this.random = random;
        this.clock = clock;
    }

    /// @param text as in links and forms
    /// @param questions ids
    record WordsPass(String text, Band band, String country, Set<String> questions, Instant expires) {
        @Override
        public String toString() {
            return "WordsPass[hidden]";
        }
    }

    String make(Campaign campaign, Consultation consultation, Pass answered, List<String> questions) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] ids = String.join(" ", questions).getBytes(StandardCharsets.UTF_8);
        byte[] content = ByteBuffer.allocate(HEAD + ids.length)
                .put(nonce)
                .putLong(clock.instant().plus(VALID).getEpochSecond())
                .put((byte) answered.band().youngest())
                .put((byte) answered.band().oldest())
                .put(answered.country().getBytes(StandardCharsets.US_ASCII))
                .put(ids)
                .array();
        return stamp.on(content, PURPOSE, campaign.slug(), consultation.slug());
    }

    /// Empty: it was not made here for this consultation, was changed, or is too old.
    Optional<WordsPass> read(Campaign campaign, Consultation consultation, String text) {
        return stamp.read(text, PURPOSE, campaign.slug(), consultation.slug())
                .map(content -> pass(text, content))
                .filter(pass -> clock.instant().isBefore(pass.expires()))
                .filter(pass -> consultation.bands().contains(pass.band()));
    }

    private static WordsPass pass(String text, byte[] content) {
        ByteBuffer parts = ByteBuffer.wrap(content).position(NONCE);
        Instant expires = Instant.ofEpochSecond(parts.getLong());
        Band band = new Band(parts.get(), parts.get());
        String country = new String(content, HEAD - 2, 2, StandardCharsets.US_ASCII);
        String ids = new String(content, HEAD, content.length - HEAD, StandardCharsets.UTF_8);
        return new WordsPass(text, band, country, Set.of(ids.split(" ")), expires);
    }

    /// By which it is known that a pass was used.
    byte[] print(WordsPass pass) {
        return hash.of("used words pass", pass.text());
    }
}
