package eu.undersigned.transparency;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.TextVersion;
import eu.undersigned.confirmation.Entered;
import eu.undersigned.confirmation.LeafListener;
import eu.undersigned.confirmation.Ticket;
import eu.undersigned.leaf.Channel;
import eu.undersigned.leaf.Leaf;
import eu.undersigned.leaf.LeafRecord;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.organisation.OrganisationStore;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/// Writes leaves in the transactions that make them true. They wait there for their place in the log.
public final class Leaves implements LeafListener {
    private final Campaigns campaigns;
    /// What was signed never changes.
    private final Map<Integer, TextVersion> texts = new ConcurrentHashMap<>();

    public Leaves(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public void entered(Handle transaction, List<Entered> signatures) {
        Map<Integer, LeafBatch> byCampaign = new TreeMap<>();
        for (Entered signature : signatures) {
            byCampaign
                    .computeIfAbsent(signature.counted().campaign(), _ -> new LeafBatch())
                    .add(
                            Ticket.place(signature.ticket()),
                            leaf(transaction, signature).encode());
        }
        if (!signatures.isEmpty()) {
            Entered first = signatures.getFirst();
            byCampaign.forEach((campaign, batch) -> WaitingStore.add(
                    transaction,
                    campaign,
                    Ticket.batch(first.ticket()),
                    batch,
                    first.counted().confirmedAt()));
        }
    }

    /// The leaf of a confirmed signature.
    Leaf.Signed leaf(Handle transaction, Entered signature) {
        Campaign campaign = campaigns.byId(signature.counted().campaign());
        TextVersion text = text(transaction, signature.text());
        return new Leaf.Signed(
                Leaf.hour(signature.counted().confirmedAt()),
                signature.counted().country(),
                Channel.MAIL,
                text.language().code(),
                HexFormat.of().parseHex(text.version()),
                signature
                        .counted()
                        .organisation()
                        .map(organisation -> slug(transaction, campaign, organisation))
                        .orElse(""),
                record(campaign, signature).commitment(signature.salt()));
    }

    /// Another node may have published an organisation that this one has not heard of yet.
    private String slug(Handle transaction, Campaign campaign, int organisation) {
        return campaign.organisation(organisation)
                .map(Organisation::slug)
                .orElseGet(() -> OrganisationStore.slug(transaction, organisation));
    }

    static LeafRecord record(Campaign campaign, Entered signature) {
        return new LeafRecord(
                campaign.slug(),
                signature.id(),
                signature.link(),
                signature.counted().confirmedAt().toEpochMilli());
    }

    private TextVersion text(Handle transaction, int id) {
        TextVersion known = texts.get(id);
        if (known != null) {
            return known;
        }
        TextVersion found = campaigns.version(transaction, id).orElseThrow();
        texts.put(id, found);
        return found;
    }

    @Override
    public void withdrawn(Handle transaction, int campaign, long ticket, Instant at) {
        change(transaction, campaign, new Leaf.Withdrawn(Leaf.hour(at), ticket), at);
    }

    @Override
    public void corrected(Handle transaction, int campaign, long ticket, String country, Instant at) {
        change(transaction, campaign, new Leaf.Corrected(Leaf.hour(at), ticket, country), at);
    }

    @Override
    public void invalidated(Handle transaction, int campaign, List<Long> tickets, String reason, Instant at) {
        changes(
                transaction,
                campaign,
                tickets.stream()
                        .map(ticket -> new Leaf.Invalidated(Leaf.hour(at), ticket, reason))
                        .toList(),
                at);
    }

    @Override
    public void reinstated(Handle transaction, int campaign, List<Long> tickets, Instant at) {
        changes(
                transaction,
                campaign,
                tickets.stream()
                        .map(ticket -> new Leaf.Reinstated(Leaf.hour(at), ticket))
                        .toList(),
                at);
    }

    /// As batches with no more leaves than one has places.
    private static void changes(
            Handle transaction, int campaign, List<? extends Leaf.Change> leavesByTicket, Instant at) {
        for (int from = 0; from < leavesByTicket.size(); from += Ticket.PLACES) {
            LeafBatch batch = new LeafBatch();
            int to = Math.min(leavesByTicket.size(), from + Ticket.PLACES);
            for (int place = 0; place < to - from; place++) {
                batch.add(place, leavesByTicket.get(from + place).encode());
            }
            WaitingStore.addByTicket(transaction, campaign, batch, at);
        }
    }

    private static void change(Handle transaction, int campaign, Leaf.Change leafByTicket, Instant at) {
        LeafBatch batch = new LeafBatch();
        batch.add(0, leafByTicket.encode());
        WaitingStore.addByTicket(transaction, campaign, batch, at);
    }
}
