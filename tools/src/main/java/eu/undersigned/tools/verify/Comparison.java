package eu.undersigned.tools.verify;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Holds published numbers against those of a recount.
final class Comparison {
    private static final int TRIES = 10;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    private final List<String> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    List<String> findings() {
        return findings;
    }

    List<String> notes() {
        return notes;
    }

    /// @param published of the tree that was counted
    void integrity(Numbers counted, Published published) {
        List<Numbers.Difference> differences = counted.differences(published.numbers());
        long waiting = published.waiting();
        differences.stream()
                .filter(difference -> difference.size() > waiting)
                .map(difference -> difference.key() + ": published " + Words.grouped(difference.published())
                        + ", in the log " + Words.grouped(difference.counted()))
                .forEach(findings::add);
        if (waiting > 0) {
            notes.add(Words.count(waiting, "leaf waits", "leaves wait")
                    + " to be published, so counts may differ by as many: "
                    + Words.count(differences.size(), "does", "do") + ". Look again when none wait");
        }
        if (!published.complete()) {
            notes.add("signatures from before the log still get their leaves: until then, the log has fewer than are"
                    + " published");
        }
    }

    /// The campaign's document may be of a moment before or after: each number must be one that the other
    /// document had meanwhile, or between two of them.
    void campaign(Source source, Published published) throws IOException {
        List<Numbers> seen = new ArrayList<>(List.of(published.numbers()));
        List<String> wrong = List.of();
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<byte[]> campaign = source.campaign();
            if (campaign.isEmpty()) {
                findings.add("the campaign's document is missing");
                return;
            }
            wrong = outside(seen, published.campaignNumbers(campaign.get()));
            if (wrong.isEmpty()) {
                return;
            }
            Web.sleep(BETWEEN_TRIES);
            Optional<byte[]> integrity = source.integrity();
            if (integrity.isPresent()) {
                seen.add(Published.parse(integrity.get()).numbers());
            }
        }
        findings.addAll(wrong);
    }

    private static List<String> outside(List<Numbers> seen, Numbers campaign) {
        Set<Numbers.Key> keys = new LinkedHashSet<>(campaign.flat().keySet());
        seen.getLast().flat().keySet().stream()
                .filter(key -> campaign.maps().containsKey(key.map()))
                .forEach(keys::add);
        List<String> wrong = new ArrayList<>();
        for (Numbers.Key key : keys) {
            long least =
                    seen.stream().mapToLong(numbers -> numbers.count(key)).min().orElseThrow();
            long most =
                    seen.stream().mapToLong(numbers -> numbers.count(key)).max().orElseThrow();
            long count = campaign.count(key);
            if (count < least || count > most) {
                wrong.add(key + ": the campaign's document says " + Words.grouped(count) + ", the integrity document "
                        + Words.grouped(seen.getLast().count(key)));
            }
        }
        return wrong;
    }
}
