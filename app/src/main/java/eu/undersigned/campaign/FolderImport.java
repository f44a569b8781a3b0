package eu.undersigned.campaign;

import eu.undersigned.campaign.KitFolders.Found;
import eu.undersigned.organisation.KeyListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What becomes of a kit's folder when the server starts (docs/adr/0012): it holds until somebody publishes from the
/// console. From then on what was published holds, and a folder that changes is a proposal. So is one that asks
/// children something else than what they have answered (docs/adr/0023).
final class FolderImport {
    private static final Logger LOG = System.getLogger(FolderImport.class.getName());

    private final InstantSource clock;
    private final KeyListener listener;

    FolderImport(InstantSource clock, KeyListener listener) {
        this.clock = clock;
        this.listener = listener;
    }

    void take(Handle transaction, Found found) {
        KitVersionStore.hold(transaction, found.kit().slug());
        Optional<Integer> campaign =
                KitVersionStore.campaign(transaction, found.kit().slug());
        Optional<KitVersion> latest = campaign.flatMap(id -> KitVersionStore.latest(transaction, id));
        List<KitError> reworded = campaign.map(id ->
                        Wordings.flaws(transaction, id, found.kit().content().consultations(), found.files()))
                .orElse(List.of());
        reworded.forEach(error ->
                LOG.log(Level.WARNING, () -> "the folder of " + found.kit().slug() + " is not taken in: " + error));
        if (latest.isPresent() && (latest.get().origin() == KitVersion.Origin.CONSOLE || !reworded.isEmpty())) {
            keepPublished(transaction, campaign.orElseThrow(), latest.get());
            propose(transaction, campaign.orElseThrow(), latest.get(), found.files());
        } else {
            takeAll(transaction, found, latest);
        }
    }

    private void takeAll(Handle transaction, Found found, Optional<KitVersion> latest) {
        int campaign = CampaignStore.save(transaction, found.kit(), listener, clock.instant());
        String tree = KitVersionStore.keep(transaction, found.files());
        if (latest.isEmpty() || !latest.get().tree().equals(tree)) {
            int number = latest.map(KitVersion::number).orElse(0) + 1;
            KitVersionStore.add(
                    transaction,
                    campaign,
                    new KitVersion(number, tree, KitVersion.Origin.FOLDER, KitVersion.By.SERVER, clock.instant(), ""));
        }
        KitVersionStore.setSeen(transaction, campaign, tree);
    }

    /// As a folder is taken at every start: what somebody changed in the tables behind the server's back is put right,
    /// and a key's owner hears of it (ADR 10).
    private void keepPublished(Handle transaction, int campaign, KitVersion latest) {
        try {
            Kit kit = KitReader.usable(KitVersionStore.files(transaction, latest.tree()))
                    .kit();
            CampaignStore.save(transaction, kit, listener, clock.instant());
        } catch (KitException e) {
            // Published by another version of this program: it stays as it stands in the tables.
            LOG.log(
                    Level.WARNING,
                    () -> "version " + latest.number() + " of the kit of campaign " + campaign
                            + " can't be read any more: " + e.errors().size() + " errors");
        }
    }

    private void propose(Handle transaction, int campaign, KitVersion latest, KitFiles folder) {
        String hash = folder.hash();
        boolean isKnown =
                KitVersionStore.seen(transaction, campaign).filter(hash::equals).isPresent();
        if (isKnown || hash.equals(latest.tree())) {
            KitVersionStore.setSeen(transaction, campaign, hash);
        } else {
            KitVersionStore.propose(transaction, campaign, KitVersionStore.keep(transaction, folder), clock.instant());
        }
    }
}
