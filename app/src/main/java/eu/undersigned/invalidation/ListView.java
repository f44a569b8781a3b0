package eu.undersigned.invalidation;

import java.util.List;
import java.util.Optional;

/// All invalidations of a campaign.
///
/// @param older the next page
/// @param start where a new one begins; empty: this member may not
public record ListView(List<Line> lines, Optional<String> older, Optional<String> start) {
    /// @param conditions in words
    /// @param counted by the dry run
    /// @param by name
    public record Line(
            String path,
            int number,
            String at,
            String by,
            List<String> conditions,
            String counted,
            String reason,
            String standing) {}
}
