package eu.undersigned.transparency;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.organisation.OrganisationStore;
import eu.undersigned.tally.Numbers;
import eu.undersigned.tlog.WitnessPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// Reads a campaign's numbers and the head of its log from the database in one moment, at most once a second, however
/// many ask.
final class IntegrityReader {
    static final Duration OLDEST = Duration.ofSeconds(1);
    private static final Duration OLDEST_AGREED = Duration.ofMinutes(1);
    /// Fewer would be about people, and so would a number that goes up with each of them: it is told in such steps.
    private static final int AGREED_STEP = 10;

    private final Campaigns campaigns;
    private final Database database;
    private final Optional<WitnessPolicy> policy;
    private final InstantSource clock;
    private final LoadingCache<Integer, Integrity> cache =
            Caffeine.newBuilder().expireAfterWrite(OLDEST).build(this::read);
    /// These are counted one by one, which takes longer than all the rest.
    private final LoadingCache<Integer, List<Integrity.Agreed>> agreed =
            Caffeine.newBuilder().expireAfterWrite(OLDEST_AGREED).build(this::agreed);

    IntegrityReader(Campaigns campaigns, Database database, Optional<WitnessPolicy> policy, InstantSource clock) {
        this.campaigns = campaigns;
        this.database = database;
        this.policy = policy;
        this.clock = clock;
    }

    Integrity of(Campaign campaign) {
        return cache.get(campaign.id());
    }

    private Integrity read(int campaign) {
        List<Integrity.Agreed> agreedNow =
                agreed.get(campaign); // before a connection is taken: it takes one of its own
        return database.inSnapshot(transaction -> read(transaction, campaigns.byId(campaign), agreedNow));
    }

    private Integrity read(Handle transaction, Campaign campaign, List<Integrity.Agreed> agreedNow) {
        Numbers numbers = Numbers.read(transaction, campaign.id());
        return new Integrity(
                campaign,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                numbers,
                bySlug(numbers.byOrganisation(), OrganisationStore.slugs(transaction, campaign.id())),
                campaigns.declared(transaction, campaign),
                IntegrityStore.refused(transaction, campaign.id()),
                agreedNow,
                IntegrityStore.log(transaction, campaign.id(), policy));
    }

    private List<Integrity.Agreed> agreed(int campaign) {
        return database.inSnapshot(transaction ->
                IntegrityStore.agreed(transaction, campaign, AGREED_STEP).entrySet().stream()
                        .map(entry -> new Integrity.Agreed(
                                campaigns.version(transaction, entry.getKey()).orElseThrow(),
                                entry.getValue() - entry.getValue() % AGREED_STEP))
                        .toList());
    }

    private static SortedMap<String, Long> bySlug(Map<Integer, Long> byNumber, Map<Integer, String> slugs) {
        SortedMap<String, Long> bySlug = new TreeMap<>();
        byNumber.forEach((number, count) -> {
            String slug = slugs.get(number);
            if (slug == null) {
                throw new IllegalStateException("signatures are counted for an organisation that never was");
            }
            bySlug.put(slug, count);
        });
        return bySlug;
    }
}
