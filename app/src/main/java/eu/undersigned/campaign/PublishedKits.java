package eu.undersigned.campaign;

import eu.undersigned.organisation.KeyListener;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The kits that were published, version by version, and what waits in the server's folder.
public final class PublishedKits {
    private final KeyListener listener;

    /// @param listener is told of keys that change by a publication
    public PublishedKits(KeyListener listener) {
        this.listener = listener;
    }

    /// Until the transaction ends, nobody else publishes this campaign.
    public void hold(Handle transaction, Campaign campaign) {
        KitVersionStore.hold(transaction, campaign.slug());
    }

    public Optional<KitVersion> latest(Handle transaction, Campaign campaign) {
        return KitVersionStore.latest(transaction, campaign.id());
    }

    /// The newest first.
    public List<KitVersion> all(Handle transaction, Campaign campaign) {
        return KitVersionStore.all(transaction, campaign.id());
    }

    public KitFiles files(Handle transaction, KitVersion version) {
        return KitVersionStore.files(transaction, version.tree());
    }

    /// The files that are published now.
    public KitFiles current(Handle transaction, Campaign campaign) {
        return latest(transaction, campaign)
                .map(version -> files(transaction, version))
                .orElseGet(() -> KitFiles.of(java.util.Map.of()));
    }

    /// Makes these files the campaign, as a version of its own, in the caller's transaction: it has called [#hold]. The
    /// campaign is live on a node as soon as that reads it anew.
    ///
    /// @param kit what was read from the files
    /// @param version whose number and hash are set here
    /// @return the number
    public int publish(Handle transaction, Campaign campaign, KitFiles files, Kit kit, KitVersion version) {
        CampaignStore.save(transaction, kit, listener, version.at());
        int number = latest(transaction, campaign).map(KitVersion::number).orElse(0) + 1;
        String tree = KitVersionStore.keep(transaction, files);
        KitVersionStore.add(
                transaction,
                campaign.id(),
                new KitVersion(number, tree, version.origin(), version.by(), version.at(), version.note()));
        return number;
    }

    /// The kit of the server's folder, when it changed after the console had published and nobody has looked at it.
    public Optional<KitFiles> proposed(Handle transaction, Campaign campaign) {
        return KitVersionStore.proposed(transaction, campaign.id())
                .map(tree -> KitVersionStore.files(transaction, tree));
    }

    /// The folder's kit waits no longer.
    public void setSeen(Handle transaction, Campaign campaign, KitFiles folder) {
        KitVersionStore.setSeen(transaction, campaign.id(), folder.hash());
    }

    /// A text that was once published, with this version.
    public Optional<PetitionText> text(
            Handle transaction, Campaign campaign, eu.undersigned.i18n.Language language, String version) {
        return CampaignStore.text(transaction, campaign.id(), language, version);
    }

    /// The number of the last ask that the campaign's texts ever made in a language; 0 while there was no text.
    public int lastAsk(Handle transaction, Campaign campaign, eu.undersigned.i18n.Language language) {
        return CampaignStore.lastAsk(transaction, campaign.id(), language);
    }

    /// The changes of the goal, the latest first.
    public List<GoalChange> goalChanges(Handle transaction, Campaign campaign) {
        return CampaignStore.goalChanges(transaction, campaign.id());
    }
}
