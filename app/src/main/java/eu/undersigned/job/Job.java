package eu.undersigned.job;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// A job as it stands.
///
/// @param campaign 0: none
/// @param member number of who began it; 0: the software itself
/// @param input JSON, of the kind's own
/// @param cursor where the next step begins; empty before the first
/// @param result JSON, of the kind's own; `{}` until it is over
/// @param failure why it failed, in words
public record Job(
        long id,
        String kind,
        int campaign,
        int member,
        String input,
        String cursor,
        long done,
        OptionalLong total,
        String result,
        Optional<String> failure,
        Instant createdAt,
        Optional<Instant> endedAt,
        Optional<Instant> cancelledAt) {
    public boolean isOver() {
        return endedAt.isPresent();
    }
}
