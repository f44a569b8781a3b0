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
    private final List<String> unknown = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    List<String> findings() {
        return findings;
    }

    /// Why it can't be known whether the numbers fit.
    List<String> unknown() {
        return unknown;
    }

    List<String> notes() {
        return notes;
    }

    /// @param published of the tree that was counted, without leaves that wait
    void integrity(Numbers counted, Published published) {
        judge(
                published,
                counted.differences(published.numbers()).stream()
                        .map(difference -> difference.key() + ": published " + Words.grouped(difference.published())
                                + ", in the log " + Words.grouped(difference.counted()))
                        .toList());
    }

    /// What differs while old signatures are still being entered can be right or wrong.
    private void judge(Published published, List<String> wrong) {
        if (published.complete()) {
            findings.addAll(wrong);
            return;
        }
        String why = "signatures of earlier versions, from before the log, are still being entered into it";
        if (wrong.isEmpty()) {
            notes.add(why);
        } else {
            unknown.add(why + ". Until they are, " + Words.count(wrong.size(), "number", "numbers")
                    + " can't be compared, such as " + wrong.getFirst());
        }
    }

    /// Of a look at which leaves waited that have come since.
    void arrived(Arrival arrival) {
        Published first = arrival.first();
        judge(first, arrival.wrong());
        notes.add("leaves waited at every look. So the published numbers are those of the first one, when the log had "
                + Words.count(first.size(), "leaf", "leaves") + " and " + Words.grouped(first.waiting())
                + " waited; these came, and each number was held against what was counted in "
                + Words.grouped(first.size()) + " and in " + Words.grouped(arrival.size())
                + " leaves, give or take the " + Words.count(arrival.meanwhile().changes(), "change", "changes")
                + " between them. The campaign's document was compared with nothing. Look again when none wait");
    }

    /// Nobody can say whether such leaves exist.
    void neverCame(Published first, long size, Duration patience) {
        unknown.add(Words.count(first.waiting(), "leaf was", "leaves were") + " said to wait when the log had "
                + Words.grouped(first.size()) + ", and did not come within " + patience.toSeconds()
                + " seconds: the log has " + Words.grouped(size)
                + " now. Until they come, nobody can say whether the published numbers are right");
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
