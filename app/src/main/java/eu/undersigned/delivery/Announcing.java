package eu.undersigned.delivery;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.delivery.WebhookStore.Event;
import eu.undersigned.delivery.WebhookStore.State;
import eu.undersigned.http.Json;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.tally.Snapshot;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Looks at the counts of organisations with a webhook, all at the same times of the clock, and writes down what they
/// are to be told: at most one event of a kind an interval, and only when something has changed. Looking at fixed
/// times rather than when somebody signs keeps an event from telling when that was.
final class Announcing {
    static final String COUNTS = "counts.updated";
    static final String ERASURES = "erasures.waiting";

    private static final int WINDOW = 100_000;
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private final Database database;
    private final Campaigns campaigns;
    private final Function<Campaign, Snapshot> counts;
    private final WebhookConfig config;
    private final String publicUrl;
    private final BooleanSupplier isDemo;
    private final InstantSource clock;

    /// @param counts as they are published
    /// @param isDemo whether the signatures are synthetic; events then say so
    Announcing(
            Database database,
            Campaigns campaigns,
            Function<Campaign, Snapshot> counts,
            WebhookConfig config,
            String publicUrl,
            BooleanSupplier isDemo,
            InstantSource clock) {
        this.database = database;
        this.campaigns = campaigns;
        this.counts = counts;
        this.config = config;
        this.publicUrl = publicUrl;
        this.isDemo = isDemo;
        this.clock = clock;
    }

    /// The numbers of one organisation.
    ///
    /// @param confirmed through this organisation
    /// @param waiting records for its next bundle
    /// @param erasures for its next bundle
    private record Numbers(long confirmed, long waiting, long total, long erasures) {}

    void look() {
        database.useTransaction(transaction -> {
            if (WebhookStore.isMineToLook(transaction)) {
                look(transaction, clock.instant());
            }
        });
    }

    private void look(Handle transaction, Instant now) {
        Map<Integer, State> states = WebhookStore.states(transaction);
        for (Campaign campaign : campaigns.all()) {
            List<Organisation> due = campaign.organisations().stream()
                    .filter(organisation -> isDue(organisation, states, now))
                    .toList();
            if (!due.isEmpty()) {
                numbers(transaction, campaign, due)
                        .forEach((organisation, numbers) ->
                                tell(transaction, campaign, organisation, before(organisation, states), numbers, now));
            }
        }
    }

    private boolean isDue(Organisation organisation, Map<Integer, State> states, Instant now) {
        return organisation.profile().webhook().isPresent()
                && before(organisation, states)
                        .map(state -> !state.isGone() && round(state.lookedAt()) != round(now))
                        .orElse(true);
    }

    /// The number of the interval in which a time lies.
    private long round(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), config.interval().toSeconds());
    }

    /// What the webhook at its present address was last told.
    private static Optional<State> before(Organisation organisation, Map<Integer, State> states) {
        return Optional.ofNullable(states.get(organisation.id()))
                .filter(state -> organisation.profile().webhook().equals(Optional.of(state.address())));
    }

    private Map<Organisation, Numbers> numbers(Handle transaction, Campaign campaign, List<Organisation> due) {
        Snapshot published = counts.apply(campaign);
        List<Integer> ids = due.stream().map(Organisation::id).toList();
        Map<Integer, Long> waiting = waiting(transaction, campaign, ids);
        Map<Integer, Long> erasures = WebhookStore.erasures(transaction, campaign.id(), ids);
        Map<Organisation, Numbers> numbers = new HashMap<>();
        for (Organisation organisation : due) {
            numbers.put(
                    organisation,
                    new Numbers(
                            published.byOrganisation().getOrDefault(organisation.id(), 0L),
                            waiting.getOrDefault(organisation.id(), 0L),
                            published.confirmed(),
                            erasures.getOrDefault(organisation.id(), 0L)));
        }
        return numbers;
    }

    /// Counts some at a time, so that however many have signed, no statement takes long.
    private static Map<Integer, Long> waiting(Handle transaction, Campaign campaign, List<Integer> due) {
        Map<Integer, Long> waiting = new HashMap<>();
        int lead = campaign.lead().id();
        UUID after = FIRST;
        while (!after.equals(LAST)) {
            UUID end = WebhookStore.windowEnd(transaction, after, WINDOW).orElse(LAST);
            WebhookStore.waiting(transaction, campaign.id(), due, after, end)
                    .forEach((organisation, count) -> waiting.merge(organisation, count, Long::sum));
            if (due.contains(lead)) {
                waiting.merge(
                        lead, WebhookStore.waitingForLead(transaction, campaign.id(), lead, after, end), Long::sum);
            }
            after = end;
        }
        return waiting;
    }

    /// A webhook that is new is told the counts at once, so that whoever set it up sees that it works.
    private void tell(
            Handle transaction,
            Campaign campaign,
            Organisation organisation,
            Optional<State> before,
            Numbers now,
            Instant at) {
        if (before.isEmpty()) {
            WebhookStore.deleteAll(transaction, organisation.id());
        }
        Optional<Instant> bundle = WebhookStore.wholeBundle(transaction, organisation.id());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("campaign", campaign.slug());
        data.put("organisation", organisation.slug());
        if (isDemo.getAsBoolean()) {
            data.put("synthetic", true);
        }
        State told = before.orElse(new State(organisation.id(), "", false, at, 0, 0, 0));
        boolean areCountsTold =
                (before.isEmpty() || told.confirmed() != now.confirmed() || told.waiting() != now.waiting())
                        && put(transaction, organisation, COUNTS, countsOf(data, now), campaign, bundle, at);
        boolean areErasuresTold = now.erasures() > 0
                && told.erasures() != now.erasures()
                && put(transaction, organisation, ERASURES, erasuresOf(data, now, bundle), campaign, bundle, at);
        WebhookStore.save(
                transaction,
                new State(
                        organisation.id(),
                        organisation.profile().webhook().orElseThrow(),
                        false,
                        at,
                        areCountsTold ? now.confirmed() : told.confirmed(),
                        areCountsTold ? now.waiting() : told.waiting(),
                        areErasuresTold ? now.erasures() : told.erasures()));
    }

    private static Map<String, Object> countsOf(Map<String, Object> data, Numbers numbers) {
        Map<String, Object> counts = new LinkedHashMap<>(data);
        counts.put("confirmed", numbers.confirmed());
        counts.put("waiting", numbers.waiting());
        counts.put("total", numbers.total());
        return counts;
    }

    private static Map<String, Object> erasuresOf(Map<String, Object> data, Numbers numbers, Optional<Instant> bundle) {
        Map<String, Object> erasures = new LinkedHashMap<>(data);
        erasures.put("erasures", numbers.erasures());
        bundle.ifPresent(at -> erasures.put("since", at.toString()));
        return erasures;
    }

    private boolean put(
            Handle transaction,
            Organisation organisation,
            String kind,
            Map<String, Object> data,
            Campaign campaign,
            Optional<Instant> bundle,
            Instant at) {
        data.put("bundle", bundleUrl(campaign, organisation, bundle));
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", kind);
        event.put("timestamp", at.toString());
        event.put("data", data);
        String body = Json.text(event);
        return WebhookStore.put(transaction, new Event(UUID.randomUUID(), organisation.id(), kind, body, 0), at);
    }

    private String bundleUrl(Campaign campaign, Organisation organisation, Optional<Instant> bundle) {
        return publicUrl + "/api/v1/campaigns/" + campaign.slug() + "/organisations/" + organisation.slug() + "/bundle"
                + bundle.map(at -> "?since=" + at.minus(Bundle.OVERLAP)).orElse("");
    }
}
