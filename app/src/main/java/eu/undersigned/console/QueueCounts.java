package eu.undersigned.console;

import eu.undersigned.campaign.Campaign;

/// How many wait for somebody of the team: shown beside the page on which they decide.
@FunctionalInterface
public interface QueueCounts {
    /// @param page behind `/console/{campaign}/`; 0 for one that is no queue
    long of(Campaign campaign, String page);
}
