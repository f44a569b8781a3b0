package eu.undersigned.editing;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Kit;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitException;
import eu.undersigned.campaign.KitFiles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The kit that is being edited, beside the one that is published.
///
/// @param touched who last wrote each file that differs
public record Draft(KitFiles published, KitFiles files, Map<String, Touched> touched) {
    /// @param member number of the member
    public record Touched(int member, Instant at) {}

    boolean isEmpty() {
        return changed().isEmpty();
    }

    /// Paths of the files that differ from what is published.
    public Set<String> changed() {
        return files.differences(published);
    }

    /// What the kit's reader makes of it.
    public Kit kit(Campaign campaign) throws KitException {
        return Publishing.read(campaign, files);
    }

    /// What it refuses: why there is nothing to look at.
    public List<String> errors(Campaign campaign) {
        try {
            kit(campaign);
            return List.of();
        } catch (KitException e) {
            return e.errors().stream().map(KitError::toString).toList();
        }
    }
}
