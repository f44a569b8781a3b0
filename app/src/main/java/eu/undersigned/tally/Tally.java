package eu.undersigned.tally;

import eu.undersigned.confirmation.CountListener;
import eu.undersigned.confirmation.Counted;
import eu.undersigned.signature.AcceptedListener;
import eu.undersigned.tally.TallyStore.Changes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Counts in the transactions of the stages before: exact, whatever crashes.
public final class Tally implements AcceptedListener, CountListener {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH'Z'").withZone(ZoneOffset.UTC);

    static String hour(Instant instant) {
        return HOUR.format(instant);
    }

    @Override
    public void accepted(Handle transaction, Map<Integer, Integer> byCampaign) {
        Changes changes = new Changes();
        byCampaign.forEach((campaign, count) -> changes.add(campaign, Dimension.ACCEPTED, "", count));
        TallyStore.apply(transaction, changes);
    }

    @Override
    public void echoed(Handle transaction, int campaign, int count) {
        TallyStore.apply(transaction, new Changes().add(campaign, Dimension.ECHOED, "", count));
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
    public void moved(Handle transaction, Counted before, Counted after) {
        TallyStore.apply(
                transaction,
                new Changes()
                        .add(before.campaign(), Dimension.COUNTRY, before.country(), -1)
                        .add(after.campaign(), Dimension.COUNTRY, after.country(), 1));
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
        changes.add(campaign, Dimension.COUNTRY, signature.country(), by);
        changes.add(campaign, Dimension.LANGUAGE, signature.language().toLowerCase(java.util.Locale.ROOT), by);
        changes.add(campaign, Dimension.DAY, DAY.format(signature.confirmedAt()), by);
        changes.add(campaign, Dimension.HOUR, HOUR.format(signature.confirmedAt()), by);
        signature.source().ifPresent(source -> changes.add(campaign, Dimension.SOURCE, source, by));
        signature
                .organisation()
                .ifPresent(organisation ->
                        changes.add(campaign, Dimension.ORGANISATION, Integer.toString(organisation), by));
    }
}
