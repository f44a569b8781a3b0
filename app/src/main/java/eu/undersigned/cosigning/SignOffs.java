package eu.undersigned.cosigning;

import eu.undersigned.campaign.Campaign;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Which organisations signed the draft of a letter off.
@FunctionalInterface
public interface SignOffs {
    /// @param letter its slug
    /// @return by the organisation's number the hash of the wording that it agreed to
    Map<Integer, String> of(Handle transaction, Campaign campaign, String letter);
}
