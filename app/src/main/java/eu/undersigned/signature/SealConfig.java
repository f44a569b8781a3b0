package eu.undersigned.signature;

import eu.undersigned.config.Settings;
import java.time.Duration;

/// How long records are sealed under one key.
///
/// @param epochDuration after which a new epoch begins, and this process can't open the last one's records any more
/// @param epochRecords after about as many records too
public record SealConfig(Duration epochDuration, long epochRecords) {
    public static SealConfig from(Settings settings) {
        return new SealConfig(
                settings.duration("seal.epoch.duration", Duration.ofHours(1)),
                settings.integer("seal.epoch.records", 100_000, 1, 1_000_000_000));
    }
}
