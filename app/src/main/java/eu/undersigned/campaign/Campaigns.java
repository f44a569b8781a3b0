package eu.undersigned.campaign;

import eu.undersigned.db.Database;
import eu.undersigned.organisation.KeyListener;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// The campaigns of this instance, held in memory and read anew from the database now and then, so that several nodes
/// agree.
public final class Campaigns {
    private final Database database;
    private final InstantSource clock;
    private final Contents contents = new Contents();
    private volatile List<Campaign> all = List.of();
    /// Slugs of campaigns whose folder is another one than what was published.
    private volatile List<String> waiting = List.of();

    public Campaigns(Database database) {
        this(database, InstantSource.system());
    }

    public Campaigns(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        refresh();
    }

    /// Reads the campaigns from the database. While nothing has changed they stay the same objects, so that what was
    /// made from them stays valid. One at a time, lest what was read earlier replace what was read later.
    public synchronized void refresh() {
        List<Campaign> fresh = database.inTransaction(transaction -> CampaignStore.all(transaction, contents));
        if (!fresh.equals(all)) {
            all = fresh;
        }
        waiting = database.inTransaction(KitVersionStore::waiting);
    }

    /// Imports a kit: all of it or, when anything is wrong, nothing. The same kit twice changes nothing.
    public void importKit(Path folder, KeyListener listener) throws KitException {
        importKits(List.of(new KitFolders.Found(KitFolders.files(folder), KitReader.read(folder))), listener);
    }

    /// Imports kits that were read and found whole, each as long as nothing was published from the console since.
    public void importKits(List<KitFolders.Found> kits, KeyListener listener) {
        FolderImport folders = new FolderImport(clock, listener);
        for (KitFolders.Found found : kits) {
            database.useTransaction(transaction -> folders.take(transaction, found));
        }
        refresh();
    }

    /// What somebody should see to.
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(waiting.stream()
                .map(slug -> "the folder of the campaign " + slug + " on this server has changed, and was not"
                        + " taken in: the console has published since, or children answered what it asks in other"
                        + " words (then the log says which). What was published holds. A coordinator can take the folder's kit"
                        + " into the draft, or drop it, at /console/" + slug + "/publish")
                .toList());
        all.forEach(
                campaign -> OldSlugs.taken(campaign.slug(), campaign.content().redirects(), all)
                        .forEach(error -> warnings.add("the kit of the campaign " + campaign.slug() + ": " + error)));
        all.forEach(campaign -> warnings.addAll(leftOut(campaign)));
        if (all.stream().noneMatch(Campaigns::hasHelplineForChildren)) {
            warnings.add(
                    "no campaign has a helpline for children in all countries of the EU (a row in helplines.csv with"
                            + " the country EU and the purpose child): whoever chooses a country on the page of help finds only"
                            + " the rows of that country");
        }
        return warnings;
    }

    /// What is wrong with a kit beside the other campaigns of the instance: old slugs that are theirs, and that this
    /// campaign did not have before they came.
    public List<KitError> flaws(Kit kit) {
        Set<Redirect> redirects = new LinkedHashSet<>(kit.content().redirects());
        find(kit.slug()).ifPresent(campaign -> campaign.content().redirects().forEach(redirects::remove));
        return OldSlugs.taken(kit.slug(), redirects, all);
    }

    /// One for each file, with its first flaw.
    private List<String> leftOut(Campaign campaign) {
        Map<String, KitError> first = new LinkedHashMap<>();
        contents.leftOut(campaign.id()).forEach(error -> first.putIfAbsent(error.file(), error));
        return first.values().stream()
                .map(error -> "a file of the campaign " + campaign.slug() + " is left out of its pages until it is put"
                        + " right: " + error)
                .toList();
    }

    private static boolean hasHelplineForChildren(Campaign campaign) {
        return campaign.content().helplines().stream()
                .anyMatch(helpline -> helpline.isForAll() && helpline.purpose() == Helpline.Purpose.CHILD);
    }

    public List<Campaign> all() {
        return all;
    }

    public Optional<Campaign> find(String slug) {
        return all.stream().filter(campaign -> campaign.slug().equals(slug)).findFirst();
    }

    /// @throws java.util.NoSuchElementException when there is none of this number
    public Campaign byId(int id) {
        return all.stream().filter(campaign -> campaign.id() == id).findFirst().orElseThrow();
    }

    /// The language and version of a text that was once current.
    public Optional<TextVersion> version(Handle transaction, int textId) {
        return CampaignStore.version(transaction, textId);
    }

    /// A text that was once current, whole.
    public Optional<PetitionText> text(Handle transaction, int textId) {
        return CampaignStore.text(transaction, textId);
    }

    /// The declared batches as of the caller's transaction, oldest first.
    public List<Declared> declared(Handle transaction, Campaign campaign) {
        return CampaignStore.declared(transaction, campaign.id());
    }

    /// The number of the text that a signer saw: of the version that their page named, else of the current one. A page
    /// may have been opened before a new version came.
    public int textSeen(Campaign campaign, PetitionText current, String version) {
        if (version.equals(current.version()) || !version.matches("[0-9a-f]{64}")) {
            return current.id();
        }
        return database.inTransaction(
                        transaction -> CampaignStore.textId(transaction, campaign.id(), current.language(), version))
                .orElse(current.id());
    }

    /// Whether nobody has ever tried to sign.
    public boolean isUntouched(Campaign campaign) {
        return database.inTransaction(transaction -> CampaignStore.isUntouched(transaction, campaign.id()));
    }

    /// Raises the goal by the campaign's own rule, and logs it.
    ///
    /// @param total verified and declared signatures
    public void raiseGoal(Campaign campaign, long total) {
        long goal = campaign.goalPolicy().goalFor(total, campaign.goal());
        if (goal > campaign.goal()
                && database.inTransaction(transaction -> CampaignStore.raiseGoal(transaction, campaign, goal, total))) {
            refresh();
        }
    }
}
