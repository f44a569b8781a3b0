package eu.undersigned.protection;

import eu.undersigned.config.Settings;

/// How often one network, and everybody together, may try to sign a campaign.
///
/// @param networkBurst tries that a network may make at once
/// @param networkPerHour tries a network gets back in an hour
/// @param campaignBurst tries that everybody together may make at once
/// @param campaignPerSecond tries that everybody together gets back in a second
/// @param surgePerMinute tries of everybody together in a minute from which a surge is an attack
public record LimitsConfig(
        int networkBurst, int networkPerHour, int campaignBurst, int campaignPerSecond, int surgePerMinute) {
    public static LimitsConfig from(Settings settings) {
        return new LimitsConfig(
                settings.integer("limits.network.burst", 30, 1, 1_000_000),
                settings.integer("limits.network.per.hour", 300, 1, 100_000_000),
                settings.integer("limits.campaign.burst", 50_000, 1, 100_000_000),
                settings.integer("limits.campaign.per.second", 10_000, 1, 1_000_000),
                settings.integer("limits.surge.per.minute", 3_000, 10, 1_000_000_000));
    }
}
