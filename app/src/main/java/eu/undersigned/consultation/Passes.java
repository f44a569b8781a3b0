package eu.undersigned.consultation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.Band;
import eu.undersigned.campaign.Wording;
import eu.undersigned.secrets.KeyedHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Passes with which one child answers once: they carry band and country, and whether a guardian agreed, and nothing
/// else. The database never sees one that was not used.
final class Passes {
    /// A guardian reads, a child thinks: nobody is to hurry.
    private static final Duration VALID = Duration.ofHours(2);

    private static final int NONCE = 16;
    /// Nonce, expiry, whether a guardian agreed, youngest, oldest, country.
    private static final int CONTENT = NONCE + 8 + 1 + 1 + 1 + 2;

    private static final String PURPOSE = "pass";

    private final KeyedHash hash;
    private final Stamp stamp;
    private final SecureRandom random;
    private final InstantSource clock;

    /// @param key a secret that is not in the database
    Passes(byte[] key, SecureRandom random, InstantSource clock) {
        this.hash = new KeyedHash(key);
        this.stamp = new Stamp(hash);
        this.random = random;
        this.clock = clock;
    }

    /// @param text as in links and forms
    record Pass(String text, Band band, String country, boolean hasAgreement, Instant expires) {
        @Override
        public String toString() {
            return "Pass[hidden]";
        }
    }

    /// @param hasAgreement whether a guardian agreed; else the child is old enough
    String make(Campaign campaign, Consultation consultation, Band band, String country, boolean hasAgreement) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] content = ByteBuffer.allocate(CONTENT)
                .put(nonce)
                .putLong(clock.instant().plus(VALID).getEpochSecond())
                .put((byte) (hasAgreement ? 1 : 0))
                .put((byte) band.youngest())
                .put((byte) band.oldest())
                .put(country.getBytes(StandardCharsets.US_ASCII))
                .array();
        return stamp.on(content, PURPOSE, campaign.slug(), consultation.slug(), asked(consultation));
    }

    /// Empty: it was not made here for this consultation, was changed, or is too old.
    Optional<Pass> read(Campaign campaign, Consultation consultation, String text) {
        return stamp.read(text, PURPOSE, campaign.slug(), consultation.slug(), asked(consultation))
                .filter(content -> content.length == CONTENT)
                .map(content -> pass(text, content))
                .filter(pass -> clock.instant().isBefore(pass.expires()))
                .filter(pass -> consultation.bands().contains(pass.band()));
    }

    /// In other words, it is another question. Whether own words are asked for may change from visit to visit.
    private static String asked(Consultation consultation) {
        return Wording.of(consultation.withoutTexts()).version();
    }

    private static Pass pass(String text, byte[] content) {
        ByteBuffer parts = ByteBuffer.wrap(content).position(NONCE);
        Instant expires = Instant.ofEpochSecond(parts.getLong());
        boolean hasAgreement = parts.get() == 1;
        Band band = new Band(parts.get(), parts.get());
        String country = new String(content, CONTENT - 2, 2, StandardCharsets.US_ASCII);
        return new Pass(text, band, country, hasAgreement, expires);
    }

    /// By which it is known that a pass was used.
    byte[] print(Pass pass) {
        return hash.of("used pass", pass.text());
    }
}
