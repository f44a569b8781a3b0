package eu.undersigned.protection;

import eu.undersigned.protection.Rule.Kind;
import eu.undersigned.protection.Rule.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The rules of a campaign, arranged so that looking one up costs next to nothing.
final class RuleList {
    private record Ranged(Range range, Rule rule) {}

    private final List<Ranged> ranges = new ArrayList<>();
    private final Map<Kind, Map<String, Rule>> byValue = new HashMap<>();

    RuleList(List<Rule> rules) {
        for (Rule rule : rules) {
            if (rule.kind() == Kind.NETWORK) {
                Range.parse(rule.value()).ifPresent(range -> ranges.add(new Ranged(range, rule)));
            } else {
                byValue.computeIfAbsent(rule.kind(), _ -> new HashMap<>()).put(rule.value(), rule);
            }
        }
    }

    boolean isEmpty() {
        return ranges.isEmpty() && byValue.isEmpty();
    }

    boolean has(Kind kind) {
        return byValue.containsKey(kind);
    }

    boolean isAllowed(byte[] network, Instant now) {
        return ofNetwork(network, now).anyMatch(rule -> rule.verdict() == Verdict.ALLOW);
    }

    Stream<Rule> ofNetwork(byte[] network, Instant now) {
        return ranges.stream()
                .filter(ranged -> ranged.range.contains(network))
                .map(Ranged::rule)
                .filter(rule -> rule.holdsAt(now));
    }

    Optional<Rule> of(Kind kind, String value, Instant now) {
        return Optional.ofNullable(byValue.getOrDefault(kind, Map.of()).get(value))
                .filter(rule -> rule.holdsAt(now));
    }

    /// Rules about a domain: exact ones, and those of any domain above it.
    Stream<Rule> ofDomain(String domain, Instant now) {
        if (!has(Kind.DOMAIN) && !has(Kind.DOMAIN_TREE)) {
            return Stream.empty();
        }
        Stream<Rule> trees = Stream.iterate(domain, name -> !name.isEmpty(), RuleList::parent)
                .flatMap(name -> of(Kind.DOMAIN_TREE, name, now).stream());
        return Stream.concat(of(Kind.DOMAIN, domain, now).stream(), trees);
    }

    /// The domain above this one; empty above the last.
    static String parent(String domain) {
        return domain.substring(domain.indexOf('.') < 0 ? domain.length() : domain.indexOf('.') + 1);
    }
}
