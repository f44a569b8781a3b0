package eu.undersigned.tally;

import eu.undersigned.confirmation.CountListener;
import eu.undersigned.confirmation.Counted;
import eu.undersigned.signature.AcceptedListener;
import eu.undersigned.tally.TallyStore.Changes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Counts in the transactions of the stages before: exact, whatever crashes.
public final class Tally implements AcceptedListener, CountListener {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH'Z'").withZone(ZoneOffset.UTC);

    private final InstantSource clock;

    public Tally(InstantSource clock) {
        this.clock = clock;
    }

    static String hour(Instant instant) {
        return HOUR.format(instant);
    }

    @Override
    public void accepted(Handle transaction, Map<Integer, Integer> byCampaign) {
        Changes changes = new Changes();
        String hour = hour(clock.instant());
        byCampaign.forEach((campaign, count) -> {
            changes.add(campaign, Dimension.ACCEPTED, "", count);
            if (count != 0) {
                changes.add(campaign, Dimension.ACCEPTED_HOUR, hour, count);
            }
        });
        TallyStore.apply(transaction, changes);
    }

    /// Requests that came earlier, by the time of each.
    public void acceptedBefore(Handle transaction, int campaign, List<Instant> times) {
        Changes changes = new Changes();
        for (Instant time : times) {
            changes.add(campaign, Dimension.ACCEPTED, "", 1);
            changes.add(campaign, Dimension.ACCEPTED_HOUR, hour(time), 1);
        }
        TallyStore.apply(transaction, changes);
    }

    @Override
    public void replaced(Handle transaction, int campaign, Instant acceptedAt) {
        TallyStore.apply(
                transaction,
                new Changes()
                        .add(campaign, Dimension.ACCEPTED, "", -1)
                        .add(campaign, Dimension.ACCEPTED_HOUR, hour(acceptedAt), -1));
    }

    @Override
    public void echoed(Handle transaction, int campaign, int count) {
        Changes changes = new Changes().add(campaign, Dimension.ECHOED, "", count);
        if (count > 0) {
            changes.add(campaign, Dimension.ACCEPTED_HOUR, hour(clock.instant()), count);
        }
        TallyStore.apply(transaction, changes);
    }

    @Override
    public void echoesEnded(Handle transaction, int campaign, int count) {
        echoed(transaction, campaign, -count);
    }

    @Override
    public void bounced(Handle transaction, int campaign, int count) {
        TallyStore.apply(transaction, new Changes().add(campaign, Dimension.BOUNCED, "", count));
    }

    @Override
    public void confirmed(Handle transaction, List<Counted> signatures) {
        Changes changes = new Changes();
        for (Counted signature : signatures) {
            changes.add(signature.campaign(), Dimension.CONFIRMED, "", 1);
            changes.add(signature.campaign(), Dimension.CONFIRMED_OF_HOUR, hour(signature.acceptedAt()), 1);
            changes.add(
                    signature.campaign(),
                    Dimension.DELAY,
                    Delay.between(signature.acceptedAt(), signature.confirmedAt())
                            .key(),
                    1);
            count(changes, signature, 1);
        }
        TallyStore.apply(transaction, changes);
    }

    @Override
    public void withdrawn(Handle transaction, Counted signature) {
        Changes changes = new Changes().add(signature.campaign(), Dimension.WITHDRAWN, "", 1);
        count(changes, signature, -1);
        TallyStore.apply(transaction, changes);
    }

    @Override
    public void invalidated(Handle transaction, String reason, List<Counted> signatures) {
        Changes changes = new Changes();
        for (Counted signature : signatures) {
            changes.add(signature.campaign(), Dimension.INVALIDATED, reason, 1);
            count(changes, signature, -1);
        }
        TallyStore.apply(transaction, changes);
    }

    @Override
    public void reinstated(Handle transaction, String reason, List<Counted> signatures) {
        Changes changes = new Changes();
        for (Counted signature : signatures) {
            changes.add(signature.campaign(), Dimension.INVALIDATED, reason, -1)
                    .add(signature.campaign(), Dimension.REINSTATED, "", 1);
            count(changes, signature, 1);
        }
        TallyStore.apply(transaction, changes);
    }

    @Override
    public void withdrawnInvalid(Handle transaction, int campaign, String reason) {
        TallyStore.apply(
                transaction,
                new Changes()
                        .add(campaign, Dimension.WITHDRAWN, "", 1)
                        .add(campaign, Dimension.INVALIDATED, reason, -1));
    }

    @Override
    public void moved(Handle transaction, Counted before, Counted after) {
        Changes changes = new Changes();
        country(changes, before, -1);
        country(changes, after, 1);
        TallyStore.apply(transaction, changes);
    }

    @Override
    public void rejected(Handle transaction, int campaign, int count) {
        TallyStore.apply(transaction, new Changes().add(campaign, Dimension.REJECTED, "", count));
    }

    @Override
    public void expired(Handle transaction, int campaign, int count) {
        TallyStore.apply(transaction, new Changes().add(campaign, Dimension.EXPIRED, "", count));
    }

    private static void count(Changes changes, Counted signature, long by) {
        int campaign = signature.campaign();
        String day = DAY.format(signature.confirmedAt());
        String language = signature.language().toLowerCase(Locale.ROOT);
        country(changes, signature, by);
        changes.add(campaign, Dimension.LANGUAGE, language, by);
        changes.add(campaign, Dimension.LANGUAGE_DAY, day + " " + language, by);
        changes.add(campaign, Dimension.DAY, day, by);
        changes.add(campaign, Dimension.HOUR, HOUR.format(signature.confirmedAt()), by);
        signature.source().ifPresent(source -> {
            changes.add(campaign, Dimension.SOURCE, source.word(), by);
            changes.add(campaign, Dimension.SOURCE_DAY, day + " " + source.word(), by);
            if (source.generation() > 0) {
                changes.add(campaign, Dimension.GENERATION, source.generation() + " " + source.word(), by);
            }
        });
        signature.organisation().ifPresent(organisation -> {
            changes.add(campaign, Dimension.ORGANISATION, Integer.toString(organisation), by);
            changes.add(campaign, Dimension.ORGANISATION_DAY, organisation + " " + day, by);
            changes.add(campaign, Dimension.ORGANISATION_LANGUAGE, organisation + " " + language, by);
            signature
                    .source()
                    .ifPresent(source -> changes.add(
                            campaign, Dimension.ORGANISATION_SOURCE, organisation + " " + source.word(), by));
        });
    }

    private static void country(Changes changes, Counted signature, long by) {
        int campaign = signature.campaign();
        String country = signature.country();
        changes.add(campaign, Dimension.COUNTRY, country, by);
        changes.add(campaign, Dimension.COUNTRY_DAY, DAY.format(signature.confirmedAt()) + " " + country, by);
        signature
                .organisation()
                .ifPresent(organisation ->
                        changes.add(campaign, Dimension.ORGANISATION_COUNTRY, organisation + " " + country, by));
    }
}
