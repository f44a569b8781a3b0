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
import org.jdbi.v3.core.Handle;

/// What organisations' own people want changed, until somebody of the campaign takes it into the draft or drops it.
final class Proposals {
    /// In the place of a hash, where nothing is proposed.
    static final String NONE = "-";

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

    /// Whether the proposal took the place of the one that its maker saw.
    ///
    /// @param files a kit in which the organisation is as it should be
    /// @param base hash of the organisation from which it was made
    /// @param seen hash of the proposal that was there before; `-`: none
    boolean put(Campaign campaign, int member, Entry entry, KitFiles files, String base, String seen) {
        KitFiles own = OrganisationRows.with(new KitFiles(new TreeMap<>()), entry);
        String logo = "logos/" + entry.get("logo");
        if (files.has(logo)) {
            own = own.with(logo, files.bytes(logo).orElseThrow());
        }
        byte[] archive = KitZip.write(own);
        return database.inTransaction(transaction -> {
            if (!isStill(transaction, campaign, entry.slug(), seen)) {
                return false;
            }
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
            return true;
        });
    }

    private static boolean isStill(Handle transaction, Campaign campaign, String organisation, String seen) {
        ProposalStore.hold(transaction, campaign.id(), organisation);
        return ProposalStore.find(transaction, campaign.id(), organisation)
                .flatMap(Proposals::read)
                .map(Proposal::hash)
                .orElse(NONE)
                .equals(seen);
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

    /// Whether the proposal that its member saw is gone now; one that came meanwhile stays.
    ///
    /// @param seen hash of the proposal that was acted on
    /// @param how for the audit trail, such as `proposal.dropped`
    boolean end(Campaign campaign, int member, String organisation, String seen, String how) {
        return database.inTransaction(transaction -> {
            if (!isStill(transaction, campaign, organisation, seen)) {
                return false;
            }
            if (ProposalStore.end(transaction, campaign.id(), organisation)) {
                audit.record(transaction, member, campaign.id(), how, "organisation/" + organisation, "", "");
            }
            return true;
        });
    }
}
