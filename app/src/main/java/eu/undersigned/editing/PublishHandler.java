package eu.undersigned.editing;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitException;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.KitVersion;
import eu.undersigned.campaign.KitZip;
import eu.undersigned.campaign.PublishedKits;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.db.Database;
import eu.undersigned.http.Multipart;
import eu.undersigned.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Publishing, earlier versions, and kits that come as files and go as files.
final class PublishHandler {
    private static final int LONGEST_NOTE = 300;

    private final Drafting drafting;
    private final Publishing publishing;
    private final PublishPages pages;
    private final Database database;
    private final PublishedKits kits;
    private final ConsoleLayout layout;

    PublishHandler(
            Drafting drafting,
            Publishing publishing,
            PublishPages pages,
            Database database,
            PublishedKits kits,
            ConsoleLayout layout) {
        this.drafting = drafting;
        this.publishing = publishing;
        this.pages = pages;
        this.database = database;
        this.kits = kits;
        this.layout = layout;
    }

    void route(ConsoleRoutes routes) {
        String page = "/console/{campaign}/publish";
        routes.get(page, Permission.VIEW_CAMPAIGN, this::show);
        routes.post(page, Permission.PUBLISH_CAMPAIGN, visit -> publish(visit, false));
        // The door asks for a fresh proof of who it is here, and not above.
        routes.post(page + "/keys", Permission.CHANGE_KEYS, visit -> publish(visit, true));
        routes.post(page + "/discard", Permission.EDIT_CAMPAIGN, this::discard);
        routes.post(page + "/folder", Permission.EDIT_CAMPAIGN, this::folder);
        routes.upload(page + "/import", Permission.EDIT_CAMPAIGN, Drafting.MOST_BYTES, this::takeIn);
        routes.get(page + "/kit.zip", Permission.EXPORT_KIT, visit -> export(visit, false));
        routes.get(page + "/draft.zip", Permission.EXPORT_KIT, visit -> export(visit, true));
        routes.get(page + "/versions/{number}", Permission.VIEW_CAMPAIGN, this::version);
        routes.post(page + "/versions/{number}", Permission.EDIT_CAMPAIGN, this::draftAgain);
    }

    private Response show(Visit visit) {
        return pages.page(visit, 200, List.of());
    }

    private Response publish(Visit visit, boolean isFresh) {
        String note = visit.field("note");
        if (!visit.may(Permission.PUBLISH_CAMPAIGN) || note.length() > LONGEST_NOTE) {
            return said(visit, 422, "console.editing.said.note");
        }
        PublishResult result =
                publishing.publish(visit.campaign(), visit.actor().member(), visit.field("hash"), note, isFresh);
        return switch (result) {
            case PublishResult.Published(int number) ->
                Response.seeOther(visit.path("publish") + "?published=" + number);
            case PublishResult.Proposed() -> Response.seeOther(visit.path("publish") + "?proposed=1");
            case PublishResult.Own() -> said(visit, 409, "console.editing.said.own");
            case PublishResult.Changed() -> said(visit, 409, "console.editing.said.changed");
            case PublishResult.NeedsKeys() -> said(visit, 403, "console.editing.said.keys");
            case PublishResult.Refused(List<KitError> errors) -> {
                List<String> said = new ArrayList<>(List.of(ConsoleTexts.texts().of("console.editing.said.refused")));
                errors.forEach(error -> said.add(error.toString()));
                yield pages.page(visit, 422, said);
            }
        };
    }

    private Response said(Visit visit, int status, String key) {
        return pages.page(visit, status, List.of(ConsoleTexts.texts().of(key)));
    }

    private Response replaced(Visit visit, SaveResult result) {
        return switch (result) {
            case SaveResult.Saved() -> Response.seeOther(visit.path("publish"));
            case SaveResult.Refused _, SaveResult.Conflict _ -> said(visit, 409, "console.editing.said.changed");
        };
    }

    private Response discard(Visit visit) {
        KitFiles published = drafting.read(visit.campaign()).published();
        return replaced(
                visit,
                drafting.replace(
                        visit.campaign(), visit.actor().member(), visit.field("draft"), published, "draft.discarded"));
    }

    /// Takes the kit of the server's folder as the draft, or drops it.
    private Response folder(Visit visit) {
        Optional<KitFiles> folder = database.<Optional<KitFiles>>inTransaction(
                        transaction -> kits.proposed(transaction, visit.campaign()))
                .filter(files -> files.hash().equals(visit.field("folder")));
        if (folder.isEmpty()) {
            return said(visit, 409, "console.editing.said.changed");
        }
        SaveResult result = visit.field("action").equals("take")
                ? drafting.replace(
                        visit.campaign(),
                        visit.actor().member(),
                        visit.field("draft"),
                        folder.get(),
                        "draft.fromfolder")
                : new SaveResult.Saved();
        if (result instanceof SaveResult.Saved) {
            drafting.setSeen(visit.campaign(), visit.actor().member(), folder.get());
        }
        return replaced(visit, result);
    }

    private Response takeIn(Visit visit) {
        byte[] archive = Multipart.of(visit.request()).files().getOrDefault("kit", new byte[0]);
        if (archive.length == 0) {
            return said(visit, 422, "console.editing.said.nofile");
        }
        List<String> said = new ArrayList<>();
        try {
            KitFiles files = KitZip.read(archive);
            publishing.checked(visit.campaign(), files);
            return replaced(
                    visit,
                    drafting.replace(
                            visit.campaign(), visit.actor().member(), visit.field("draft"), files, "draft.imported"));
        } catch (KitException e) {
            said.add(ConsoleTexts.texts().of("console.editing.said.notimported"));
            e.errors().forEach(error -> said.add(error.toString()));
        }
        return pages.page(visit, 422, said);
    }

    private Response export(Visit visit, boolean isDraft) {
        Draft draft = drafting.read(visit.campaign());
        String name = visit.campaign().slug() + (isDraft ? ".draft" : "") + ".zip";
        return Response.of(200, "application/zip", KitZip.write(isDraft ? draft.files() : draft.published()))
                .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    private static int number(Visit visit) {
        String number = visit.request().variable("number");
        return number.matches("[0-9]{1,8}") ? Integer.parseInt(number) : 0;
    }

    private Response version(Visit visit) {
        return pages.version(visit, number(visit))
                .orElseGet(() -> layout.notice(visit, 404, "console.editing.noversion"));
    }

    private Response draftAgain(Visit visit) {
        Optional<KitFiles> files =
                database.inTransaction(transaction -> kits.all(transaction, visit.campaign()).stream()
                        .filter(version -> version.number() == number(visit))
                        .findFirst()
                        .map((KitVersion version) -> kits.files(transaction, version)));
        return files.map(found -> replaced(
                        visit,
                        drafting.replace(
                                visit.campaign(),
                                visit.actor().member(),
                                visit.field("draft"),
                                found,
                                "draft.fromversion")))
                .orElseGet(() -> layout.notice(visit, 404, "console.editing.noversion"));
    }
}
