package eu.undersigned.protection;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.protection.CountingStore.Busy;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/// Raises alerts about single networks and about domains that nobody would expect to be so busy, and ends them again.
final class Trends {
    /// Requests of one network in an hour, and of one domain in a day, from which somebody should look.
    private static final int MANY_OF_NETWORK = 200;

    private static final int MANY_OF_DOMAIN = 500;
    /// And that in percent of the busiest together.
    private static final int SHARE_OF_NETWORK = 10;

    private static final int SHARE_OF_DOMAIN = 20;
    private static final int LOOKED_AT = 100;

    private final Campaigns campaigns;
    private final Database database;
    private final Predicate<String> isCommon;
    private final InstantSource clock;

    /// @param isCommon whether many people have a mailbox in a domain: nothing to be alarmed about
    Trends(Campaigns campaigns, Database database, Predicate<String> isCommon, InstantSource clock) {
        this.campaigns = campaigns;
        this.database = database;
        this.isCommon = isCommon;
        this.clock = clock;
    }

    /// To be run now and then.
    void watch() {
        for (Campaign campaign : campaigns.all()) {
            database.useTransaction(transaction -> watch(transaction, campaign.id()));
        }
    }

    private void watch(Handle transaction, int campaign) {
        Instant now = clock.instant();
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        List<Busy> networks = CountingStore.networks(transaction, campaign, hour, LOOKED_AT);
        raise(transaction, campaign, "network", networks, MANY_OF_NETWORK, SHARE_OF_NETWORK, now);
        List<Busy> domains = CountingStore.domains(
                transaction, campaign, now.atOffset(ZoneOffset.UTC).toLocalDate(), LOOKED_AT);
        raise(transaction, campaign, "domain", domains, MANY_OF_DOMAIN, SHARE_OF_DOMAIN, now);
    }

    private void raise(
            Handle transaction, int campaign, String kind, List<Busy> busy, int many, int percent, Instant now) {
        long all = busy.stream().mapToLong(Busy::count).sum();
        List<String> trending = new ArrayList<>();
        for (Busy one : busy) {
            long share = all == 0 ? 0 : 100 * one.count() / all;
            boolean isUsual = one.name().filter(isCommon).isPresent();
            if (one.count() >= many && share >= percent && !isUsual) {
                trending.add(one.print());
                AttackStore.trending(transaction, campaign, kind, one.print(), one.count(), share, now);
            }
        }
        AttackStore.trendsOver(transaction, campaign, kind, trending, now);
    }
}
