package eu.undersigned.protection;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.protection.AttackStore.Attack;
import eu.undersigned.protection.Policy.AttackMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Notices attacks, writes down when they began and ended, and ends them. Each node watches its own requests; an attack
/// that one has noticed is one for all.
final class Attacks {
    /// So long must it be calm before an attack is over.
    static final Duration CALM = Duration.ofMinutes(5);
    /// An attack goes on from this part of the thresholds.
    private static final double STILL = 0.5;
    /// Nodes say at most so often that it goes on.
    private static final Duration NOTED = Duration.ofSeconds(10);

    private final Campaigns campaigns;
    private final Database database;
    private final Policies policies;
    private final InstantSource clock;
    private final Map<Integer, Surge> surges = new ConcurrentHashMap<>();
    private Map<Integer, Attack> open = Map.of();

    Attacks(Campaigns campaigns, Database database, Policies policies, InstantSource clock) {
        this.campaigns = campaigns;
        this.database = database;
        this.policies = policies;
        this.clock = clock;
    }

    Surge surge(int campaign) {
        return surges.computeIfAbsent(campaign, _ -> new Surge());
    }

    /// To be run every second.
    void watch() {
        open = database.inTransaction(AttackStore::open);
        for (Campaign campaign : campaigns.all()) {
            Surge surge = surge(campaign.id());
            Optional<Attack> attack = Optional.ofNullable(open.get(campaign.id()));
            surge.tick(attack.isPresent());
            watch(campaign.id(), policies.of(campaign.id()), surge, attack);
        }
    }

    private void watch(int campaign, Policy policy, Surge surge, Optional<Attack> attack) {
        Instant now = clock.instant();
        if (attack.isEmpty()) {
            cause(policy, surge)
                    .ifPresent(cause -> database.useTransaction(transaction -> AttackStore.begin(
                            transaction, campaign, cause, surge.perMinute(), surge.usualPerMinute(), now)));
        } else if (goesOn(policy, surge)) {
            if (attack.get().seenAt().plus(NOTED).isBefore(now)
                    || attack.get().peak() < surge.perMinute() && policy.attackMode() == AttackMode.AUTOMATIC) {
                database.useTransaction(transaction ->
                        AttackStore.seen(transaction, attack.get().id(), surge.perMinute(), now));
            }
        } else if (policy.attackMode() != AttackMode.AUTOMATIC
                || attack.get().cause().equals("hand")
                || attack.get().seenAt().plus(CALM).isBefore(now)) {
            database.useTransaction(transaction -> AttackStore.end(transaction, attack.get(), now));
        }
    }

    /// Why an attack begins now.
    private static Optional<String> cause(Policy policy, Surge surge) {
        return switch (policy.attackMode()) {
            case ON -> Optional.of("hand");
            case OFF -> Optional.empty();
            case AUTOMATIC -> surge.cause(policy, 1).map(cause -> cause.name().toLowerCase(Locale.ROOT));
        };
    }

    private static boolean goesOn(Policy policy, Surge surge) {
        return switch (policy.attackMode()) {
            case ON -> true;
            case OFF -> false;
            case AUTOMATIC -> surge.cause(policy, STILL).isPresent();
        };
    }
}
