package eu.undersigned.editing;

import eu.undersigned.campaign.KitError;
import java.util.List;

/// What became of the wish to publish a draft.
sealed interface PublishResult {
    /// @param number of the new version
    record Published(int number) implements PublishResult {}

    /// A second member has to agree now.
    record Proposed() implements PublishResult {}

    /// One who proposed it can't be the one who agrees.
    record Own() implements PublishResult {}

    /// It is not what was looked at any more.
    record Changed() implements PublishResult {}

    /// Keys, or contacts who learn of their change, are others: that takes more than publishing.
    record NeedsKeys() implements PublishResult {}

    record Refused(List<KitError> errors) implements PublishResult {}
}
