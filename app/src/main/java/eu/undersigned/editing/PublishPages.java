package eu.undersigned.editing;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitException;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.KitVersion;
import eu.undersigned.campaign.PublishedKits;
import eu.undersigned.campaign.Translation;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.db.Database;
import eu.undersigned.editing.TextsView.Freshness;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The page that shows everything that publishing would change.
final class PublishPages {
    private final Drafting drafting;
    private final Publishing publishing;
    private final Database database;
    private final PublishedKits kits;
    private final Names names;
    private final FileChanges changes;
    private final ConsoleLayout layout;

    PublishPages(
            Drafting drafting,
            Publishing publishing,
            Database database,
            PublishedKits kits,
            Names names,
            FileChanges changes,
            ConsoleLayout layout) {
        this.drafting = drafting;
        this.publishing = publishing;
        this.database = database;
        this.kits = kits;
        this.names = names;
        this.changes = changes;
        this.layout = layout;
    }

    /// @param said what the visitor should know first
    Response page(Visit visit, int status, List<String> said) {
        Campaign campaign = visit.campaign();
        Draft draft = drafting.read(campaign);
        boolean hasKeys = Publishing.changesKeys(draft);
        PublishView view = new PublishView(
                draft.files().hash(),
                changes.of(visit, draft),
                errors(campaign, draft),
                warnings(draft),
                hasKeys,
                publishing.needsSecond(hasKeys),
                waiting(visit, draft),
                folder(visit, draft),
                versions(campaign),
                said,
                visit.may(Permission.EDIT_CAMPAIGN),
                visit.may(Permission.PUBLISH_CAMPAIGN),
                visit.may(Permission.CHANGE_KEYS),
                visit.may(Permission.EXPORT_KIT));
        return layout.page(
                visit, status, ConsoleTexts.texts().of("console.editing.publish.title"), "editing/publish.jte", view);
    }

    private List<String> errors(Campaign campaign, Draft draft) {
        try {
            publishing.checked(campaign, draft.files());
            return List.of();
        } catch (KitException e) {
            return e.errors().stream().map(KitError::toString).toList();
        }
    }

    private static List<String> warnings(Draft draft) {
        Texts texts = ConsoleTexts.texts();
        List<String> warnings = new ArrayList<>();
        Optional<Translation> source = Translation.source(draft.files());
        List<String> stale = List.of(Language.values()).stream()
                .filter(language -> Translation.of(draft.files(), language)
                        .filter(text -> TextsHandler.freshness(text, source) == Freshness.STALE)
                        .isPresent())
                .map(TextsHandler::name)
                .toList();
        if (!stale.isEmpty()) {
            warnings.add(texts.of(
                    "console.editing.warning.stale", "count", stale.size(), "languages", String.join(", ", stale)));
        }
        if (Publishing.changesKeys(draft)) {
            warnings.add(texts.of("console.editing.warning.keys"));
        }
        return warnings;
    }

    private Optional<PublishView.Waiting> waiting(Visit visit, Draft draft) {
        return publishing
                .proposal(visit.campaign())
                .filter(found -> found.tree().equals(draft.files().hash()))
                .map(found -> new PublishView.Waiting(
                        ConsoleTexts.texts()
                                .of(
                                        "console.editing.changed",
                                        "name",
                                        names.of(found.member()),
                                        "time",
                                        Names.time(found.at())),
                        found.note(),
                        found.member() == visit.actor().member()));
    }

    private Optional<PublishView.Folder> folder(Visit visit, Draft draft) {
        return database.inTransaction(transaction -> kits.proposed(transaction, visit.campaign()))
                .map(folder ->
                        new PublishView.Folder(folder.hash(), changes.between(visit, draft.published(), folder)));
    }

    private List<PublishView.VersionRow> versions(Campaign campaign) {
        List<KitVersion> all = database.inTransaction(transaction -> kits.all(transaction, campaign));
        return all.stream()
                .map(version -> row(version, version.equals(all.getFirst())))
                .toList();
    }

    private PublishView.VersionRow row(KitVersion version, boolean isCurrent) {
        String by = names.of(version.by().member());
        return new PublishView.VersionRow(
                version.number(),
                Names.time(version.at()),
                version.by().second() == 0
                        ? by
                        : ConsoleTexts.texts()
                                .of(
                                        "console.editing.twopeople",
                                        "one",
                                        by,
                                        "other",
                                        names.of(version.by().second())),
                version.note(),
                isCurrent);
    }

    /// A version and what it changed; empty when there is none of this number.
    Optional<Response> version(Visit visit, int number) {
        Campaign campaign = visit.campaign();
        List<KitVersion> all = database.inTransaction(transaction -> kits.all(transaction, campaign));
        return all.stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .map(version -> {
                    KitFiles files = database.inTransaction(transaction -> kits.files(transaction, version));
                    KitFiles before = all.stream()
                            .filter(other -> other.number() == number - 1)
                            .findFirst()
                            .map(other ->
                                    database.<KitFiles>inTransaction(transaction -> kits.files(transaction, other)))
                            .orElseGet(() -> new KitFiles(new java.util.TreeMap<>()));
                    Draft draft = drafting.read(campaign);
                    VersionView view = new VersionView(
                            row(version, version.equals(all.getFirst())),
                            changes.between(visit, before, files),
                            draft.files().hash(),
                            draft.changed().size(),
                            visit.may(Permission.EDIT_CAMPAIGN));
                    return layout.page(
                            visit,
                            200,
                            ConsoleTexts.texts().of("console.editing.version.title", "number", number),
                            "editing/version.jte",
                            view);
                });
    }
}
