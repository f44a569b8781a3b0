package eu.undersigned.console;

import eu.undersigned.campaign.Campaign;

/// How many alerts nobody has seen to yet: shown on every page of the campaign.
@FunctionalInterface
public interface AlertCounts {
    int open(Campaign campaign);
}
