package eu.undersigned.tally;

import eu.undersigned.tally.TallyStore.Count;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// The counts of one campaign as the database holds them at one moment.
///
/// @param confirmed what counts now
/// @param pending waiting for confirmation; with those second tries that are published as if they were
/// @param bounced requests whose mailbox refused the mail, whatever became of them later
/// @param invalidated by reason, what is invalid now
/// @param byCountry ISO 3166-1 code to confirmed signatures; keys in order, only those above 0, like the other maps
/// @param byOrganisation the organisation's number to confirmed signatures
/// @param byDay of confirmation in UTC, such as `2026-11-21`
public record Numbers(
        long confirmed,
        long pending,
        long expired,
        long rejected,
        long bounced,
        long withdrawn,
        SortedMap<String, Long> invalidated,
        long reinstated,
        SortedMap<String, Long> byCountry,
        SortedMap<String, Long> byLanguage,
        Map<Integer, Long> byOrganisation,
        SortedMap<String, Long> byDay) {
    /// Behind every hour that is counted.
    private static final String NO_HOURS = "~";

    /// Reads them in the caller's transaction, and so at the moment of whatever else it reads in one snapshot.
    public static Numbers read(Handle transaction, int campaign) {
        return of(TallyStore.all(transaction, campaign, NO_HOURS));
    }

    static Numbers of(List<Count> counts) {
        long confirmed = total(counts, Dimension.CONFIRMED);
        long withdrawn = total(counts, Dimension.WITHDRAWN);
        long expired = total(counts, Dimension.EXPIRED);
        long rejected = total(counts, Dimension.REJECTED);
        long pending = total(counts, Dimension.ACCEPTED) - confirmed - expired - rejected;
        Map<Integer, Long> byOrganisation = new HashMap<>();
        above0(counts, Dimension.ORGANISATION).forEach((key, count) -> byOrganisation.put(Integer.valueOf(key), count));
        return new Numbers(
                confirmed - withdrawn - total(counts, Dimension.INVALIDATED),
                Math.max(0, pending + total(counts, Dimension.ECHOED)),
                expired,
                rejected,
                total(counts, Dimension.BOUNCED),
                withdrawn,
                above0(counts, Dimension.INVALIDATED),
                total(counts, Dimension.REINSTATED),
                above0(counts, Dimension.COUNTRY),
                above0(counts, Dimension.LANGUAGE),
                byOrganisation,
                above0(counts, Dimension.DAY));
    }

    public long invalidatedCount() {
        return invalidated.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long total(List<Count> counts, Dimension dimension) {
        return counts.stream()
                .filter(count -> count.dimension().equals(dimension.text()))
                .mapToLong(Count::count)
                .sum();
    }

    static SortedMap<String, Long> above0(List<Count> counts, Dimension dimension) {
        SortedMap<String, Long> kept = new TreeMap<>();
        for (Count count : counts) {
            if (count.dimension().equals(dimension.text()) && count.count() > 0) {
                kept.put(count.key(), count.count());
            }
        }
        return kept;
    }
}
