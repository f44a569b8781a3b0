package eu.undersigned.transparency;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Declared;
import eu.undersigned.campaign.TextVersion;
import eu.undersigned.tally.Numbers;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/// All published numbers of a campaign and its log, read in one moment.
///
/// @param refused requests that were not accepted, by reason
/// @param agreed newer texts that many signers of an earlier one signed too
/// @param byOrganisation slug to confirmed signatures; also of organisations that left, since a recount finds them
record Integrity(
        Campaign campaign,
        Instant at,
        Numbers numbers,
        SortedMap<String, Long> byOrganisation,
        List<Declared> declared,
        SortedMap<String, Long> refused,
        List<Agreed> agreed,
        PublishedLog log) {
    /// Signers of an earlier text who signed this one too.
    record Agreed(TextVersion text, long count) {}

    long declaredCount() {
        return declared.stream().mapToLong(Declared::count).sum();
    }
}
