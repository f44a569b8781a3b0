package eu.undersigned.signature;

import eu.undersigned.config.Settings;
import eu.undersigned.seal.Recipient;
import java.time.Duration;
import java.util.Optional;

/// How records are sealed.
///
/// @param epochDuration after which a new epoch begins, and this process can't open the last one's records any more
/// @param epochRecords after about as many records too
/// @param recovery a key that opens whatever any organisation's key opens, kept by the board for the day one is lost
/// @param isSkipped for a benchmark's peer: nothing is sealed, and zeros of the same length are stored instead of
/// people
public record SealConfig(Duration epochDuration, long epochRecords, Optional<Recipient> recovery, boolean isSkipped) {
    /// @param isLoadTest only there may seals be skipped
    public static SealConfig from(Settings settings, boolean isLoadTest) {
        Optional<String> recovery = settings.text("seal.recovery.key");
        Optional<Recipient> recipient = recovery.flatMap(Recipient::parse);
        if (recovery.isPresent() && recipient.isEmpty()) {
            throw settings.wrong("seal.recovery.key", "an age public key, age1 and 58 characters");
        }
        boolean isSkipped = settings.flag("seal.skip", false);
        if (isSkipped && !isLoadTest) {
            throw settings.wrong("seal.skip", "nothing but in a load test, whose signatures nobody can ever read");
        }
        return new SealConfig(
                settings.duration("seal.epoch.duration", Duration.ofHours(1)),
                settings.integer("seal.epoch.records", 100_000, 1, 1_000_000_000),
                recipient,
                isSkipped);
    }
}
