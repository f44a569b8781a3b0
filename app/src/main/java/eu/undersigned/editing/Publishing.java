package eu.undersigned.editing;

import eu.undersigned.account.FourEyes;
import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.CampaignSettings;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Kit;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitException;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.KitReader;
import eu.undersigned.campaign.KitVersion;
import eu.undersigned.campaign.OrganisationRows;
import eu.undersigned.campaign.PublishedKits;
import eu.undersigned.campaign.TimelineRows;
import eu.undersigned.campaign.VoiceSettings;
import eu.undersigned.campaign.Wordings;
import eu.undersigned.config.ConfigException;
import eu.undersigned.db.Database;
import eu.undersigned.http.Json;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// Publishes a draft: read by the kit's reader, stored, kept as a version and written down in one transaction.
final class Publishing {
    private final Database database;
    private final Campaigns campaigns;
    private final PublishedKits kits;
    private final Drafting drafting;
    private final FourEyes fourEyes;
    private final Audit audit;
    private final InstantSource clock;

    Publishing(
            Database database,
            Campaigns campaigns,
            PublishedKits kits,
            Drafting drafting,
            FourEyes fourEyes,
            Audit audit,
            InstantSource clock) {
        this.database = database;
        this.campaigns = campaigns;
        this.kits = kits;
        this.drafting = drafting;
        this.fourEyes = fourEyes;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param member number of who publishes, or agrees
    /// @param hash of the files, as they were shown
    /// @param mayChangeKeys whether this member may, and has just proved who they are
    PublishResult publish(Campaign campaign, int member, String hash, String note, boolean mayChangeKeys) {
        PublishResult result;
        try {
            result = database.inTransaction(
                    transaction -> publish(transaction, campaign, member, hash, note, mayChangeKeys));
        } catch (ConfigException e) {
            // A kit that is right by itself, and can't follow the one before it; nothing was stored.
            return new PublishResult.Refused(List.of(new KitError(
                    OrganisationRows.FILE,
                    0,
                    Optional.ofNullable(e.getMessage()).orElse(""))));
        }
        if (result instanceof PublishResult.Published) {
            campaigns.refresh();
        }
        return result;
    }

    private PublishResult publish(
            Handle transaction, Campaign campaign, int member, String hash, String note, boolean mayChangeKeys) {
        kits.hold(transaction, campaign);
        DraftStore.hold(transaction, campaign.id());
        Draft draft = drafting.read(transaction, campaign);
        if (!draft.files().hash().equals(hash) || draft.isEmpty()) {
            return new PublishResult.Changed();
        }
        boolean hasKeys = changesKeys(draft);
        if (hasKeys && !mayChangeKeys) {
            return new PublishResult.NeedsKeys();
        }
        Kit kit;
        try {
            kit = checked(transaction, campaign, draft.files());
        } catch (KitException e) {
            return new PublishResult.Refused(e.errors());
        }
        Optional<PublishStore.Proposal> proposal = PublishStore.find(transaction, campaign.id())
                .filter(found -> found.tree().equals(hash));
        if (!needsSecond(hasKeys)) {
            return store(transaction, campaign, draft, kit, new KitVersion.By(member, 0), note);
        }
        if (proposal.isEmpty()) {
            PublishStore.put(
                    transaction, campaign.id(), new PublishStore.Proposal(hash, note, member, clock.instant()));
            audit.record(transaction, member, campaign.id(), "publication.proposed", "kit", "", json("hash", hash));
            return new PublishResult.Proposed();
        }
        if (proposal.get().member() == member) {
            return new PublishResult.Own();
        }
        KitVersion.By by = new KitVersion.By(proposal.get().member(), member);
        return store(transaction, campaign, draft, kit, by, proposal.get().note());
    }

    boolean needsSecond(boolean hasKeys) {
        return fourEyes.areNeededFor(FourEyes.Act.PUBLISH) || hasKeys && fourEyes.areNeededFor(FourEyes.Act.KEYS);
    }

    /// The files as a kit of this very campaign.
    static Kit read(Campaign campaign, KitFiles files) throws KitException {
        Kit kit = KitReader.read(files);
        if (!kit.slug().equals(campaign.slug())) {
            throw new KitException(List.of(new KitError(
                    CampaignSettings.FILE,
                    0,
                    "this is a kit of the campaign '" + kit.slug() + "', not of '" + campaign.slug() + "'")));
        }
        return kit;
    }

    /// The same, if it goes with the other campaigns of the instance, with today's date and with what was asked before.
    Kit checked(Campaign campaign, KitFiles files) throws KitException {
        Kit kit = read(campaign, files);
        return checked(kit, files, database.inTransaction(transaction -> reworded(transaction, campaign, kit, files)));
    }

    private Kit checked(Handle transaction, Campaign campaign, KitFiles files) throws KitException {
        Kit kit = read(campaign, files);
        return checked(kit, files, reworded(transaction, campaign, kit, files));
    }

    private static List<KitError> reworded(Handle transaction, Campaign campaign, Kit kit, KitFiles files) {
        return Wordings.flaws(transaction, campaign.id(), kit.content().consultations(), files);
    }

    private Kit checked(Kit kit, KitFiles files, List<KitError> reworded) throws KitException {
        List<KitError> flaws = new ArrayList<>(campaigns.flaws(kit));
        flaws.addAll(reworded);
        flaws.addAll(TimelineRows.ahead(files, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
        if (!flaws.isEmpty()) {
            throw new KitException(flaws);
        }
        return kit;
    }

    private PublishResult store(
            Handle transaction, Campaign campaign, Draft draft, Kit kit, KitVersion.By by, String note) {
        KitVersion version = new KitVersion(0, "", KitVersion.Origin.CONSOLE, by, clock.instant(), note);
        int number = kits.publish(transaction, campaign, draft.files(), kit, version);
        DraftStore.clear(transaction, campaign.id());
        PublishStore.end(transaction, campaign.id());
        Map<String, String> before = new TreeMap<>();
        Map<String, String> after = new TreeMap<>();
        for (String path : draft.changed()) {
            before.put(path, draft.published().hash(path));
            after.put(path, draft.files().hash(path));
        }
        audit.record(
                transaction,
                by.second() == 0 ? by.member() : by.second(),
                campaign.id(),
                "campaign.published",
                "kit/" + number,
                json(before),
                json(after));
        return new PublishResult.Published(number);
    }

    /// Whether an organisation would have another key, or tell somebody else when it changes; or the
    /// moderators of voices.
    static boolean changesKeys(Draft draft) {
        return !keys(draft.published()).equals(keys(draft.files()));
    }

    private static Map<String, String> keys(KitFiles files) {
        Map<String, String> keys = new TreeMap<>();
        OrganisationRows.of(files).entries().stream()
                .filter(entry -> !entry.get("key").isEmpty())
                .forEach(entry -> keys.put(entry.slug(), entry.get("key") + " " + entry.get("contact")));
        String moderators = VoiceSettings.of(files).moderators();
        if (!moderators.isEmpty()) {
            keys.put(VoiceSettings.FILE, moderators);
        }
        return keys;
    }

    Optional<PublishStore.Proposal> proposal(Campaign campaign) {
        return database.inTransaction(transaction -> PublishStore.find(transaction, campaign.id()));
    }

    private static String json(String name, String value) {
        return json(Map.of(name, value));
    }

    private static String json(Map<String, String> values) {
        return Json.text(values);
    }
}
