package eu.undersigned.editing;

import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.KitException;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.KitZip;
import eu.undersigned.campaign.OrganisationRows;
import eu.undersigned.campaign.OrganisationRows.Entry;
import eu.undersigned.db.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What organisations' own people want changed, until somebody of the campaign takes it into the draft or drops it.
final class Proposals {
    private final Database database;
    private final Audit audit;
    private final InstantSource clock;

    Proposals(Database database, Audit audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param files the organisation's row alone, its questions and its picture
    /// @param base hash of the organisation from which it was made
    record Proposal(KitFiles files, Entry entry, String base, int member, Instant at) {
        /// Distinguishes it from every other of the same organisation.
        String hash() {
            return files.hash();
        }
    }

    /// @param files a kit in which the organisation is as it should be
    void put(Campaign campaign, int member, Entry entry, KitFiles files, String base) {
        KitFiles own = OrganisationRows.with(new KitFiles(new TreeMap<>()), entry);
        String logo = "logos/" + entry.get("logo");
        if (files.has(logo)) {
            own = own.with(logo, files.bytes(logo).orElseThrow());
        }
        byte[] archive = KitZip.write(own);
        database.useTransaction(transaction -> {
            ProposalStore.put(
                    transaction,
                    campaign.id(),
                    new ProposalStore.Row(entry.slug(), archive, base, member, clock.instant()));
            audit.record(
                    transaction,
                    member,
                    campaign.id(),
                    "proposal.saved",
                    "organisation/" + entry.slug(),
                    Drafting.hash(base),
                    Drafting.hash(entry.hash()));
        });
    }

    Optional<Proposal> find(Campaign campaign, String organisation) {
        return database.inTransaction(transaction -> ProposalStore.find(transaction, campaign.id(), organisation))
                .flatMap(Proposals::read);
    }

    private static Optional<Proposal> read(ProposalStore.Row row) {
        try {
            KitFiles files = KitZip.read(row.files());
            return OrganisationRows.of(files)
                    .find(row.organisation())
                    .map(entry -> new Proposal(files, entry, row.base(), row.member(), row.at()));
        } catch (KitException e) {
            return Optional.empty();
        }
    }

    List<String> waiting(Campaign campaign) {
        return database.inTransaction(transaction -> ProposalStore.waiting(transaction, campaign.id()));
    }

    /// @param how for the audit trail, such as `proposal.dropped`
    void end(Campaign campaign, int member, String organisation, String how) {
        database.useTransaction(transaction -> {
            if (ProposalStore.end(transaction, campaign.id(), organisation)) {
                audit.record(transaction, member, campaign.id(), how, "organisation/" + organisation, "", "");
            }
        });
    }
}
