package eu.undersigned.protection;

import eu.undersigned.db.Database;
import eu.undersigned.protection.Policy.AttackMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// What people set, in memory: read again when the counter of changes in the database has moved. A request never waits
/// for the database.
final class Policies {
    private final Database database;
    private final LimitsConfig usual;
    private final AttackMode usualMode;
    private volatile State state = new State(0, Map.of(), Map.of(), Set.of());
    private final RuleList none = new RuleList(List.of());

    /// @param attacked campaigns under attack
    private record State(
            long version, Map<Integer, Policy> policies, Map<Integer, RuleList> rules, Set<Integer> attacked) {}

    /// @param usualMode of campaigns for which nobody set another one
    Policies(Database database, LimitsConfig usual, AttackMode usualMode) {
        this.database = database;
        this.usual = usual;
        this.usualMode = usualMode;
    }

    Policy of(int campaign) {
        Policy policy = state.policies.get(campaign);
        return policy == null ? Policy.usual(usual, usualMode) : policy;
    }

    /// As the database has it now, which nobody else changes until the transaction ends.
    Policy hold(Handle transaction, int campaign) {
        ProtectionStore.hold(transaction);
        return ProtectionStore.policies(transaction, usual).getOrDefault(campaign, Policy.usual(usual, usualMode));
    }

    /// Whether somebody set anything for it.
    boolean isSet(int campaign) {
        return state.policies.containsKey(campaign);
    }

    RuleList rules(int campaign) {
        return state.rules.getOrDefault(campaign, none);
    }

    /// Whether one more step is asked of everybody.
    boolean isUnderAttack(int campaign) {
        return switch (of(campaign).attackMode()) {
            case OFF -> false;
            case ON -> true;
            case AUTOMATIC -> state.attacked.contains(campaign);
        };
    }

    /// Looks whether something changed. True when it did.
    boolean refresh() {
        return database.inTransaction(transaction -> {
            long version = ProtectionStore.version(transaction);
            if (version == state.version) {
                return false;
            }
            Map<Integer, RuleList> rules = new HashMap<>();
            ProtectionStore.rules(transaction).stream()
                    .collect(Collectors.groupingBy(Rule::campaign))
                    .forEach((campaign, list) -> rules.put(campaign, new RuleList(list)));
            state = new State(
                    version,
                    ProtectionStore.policies(transaction, usual),
                    rules,
                    AttackStore.open(transaction).keySet());
            return true;
        });
    }
}
