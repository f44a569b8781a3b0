package eu.undersigned.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Which entries somebody wants to see.
///
/// @param campaign its own and those of the whole instance
/// @param team whose entries of the whole instance they see, beside those of nobody; empty: everybody's
/// @param member 0: the software itself, or nobody known
/// @param action how it begins; empty: any
/// @param subject likewise
/// @param from the first moment
/// @param to the moment before which they end
public record AuditFilter(
        int campaign,
        Optional<Set<Integer>> team,
        Optional<Integer> member,
        String action,
        String subject,
        Instant from,
        Instant to) {
    /// Later than any entry, and a time that every database knows.
    public static final Instant END = Instant.parse("9999-12-31T00:00:00Z");
}
