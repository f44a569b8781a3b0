package eu.undersigned.editing;

import eu.undersigned.campaign.KitFiles;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// The kit that is being edited, beside the one that is published.
///
/// @param touched who last wrote each file that differs
record Draft(KitFiles published, KitFiles files, Map<String, Touched> touched) {
    /// @param member number of the member
    record Touched(int member, Instant at) {}

    boolean isEmpty() {
        return changed().isEmpty();
    }

    /// Paths of the files that differ from what is published.
    Set<String> changed() {
        return files.differences(published);
    }
}
