package eu.undersigned.editing;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.KitReader;
import eu.undersigned.campaign.RedirectRows;
import eu.undersigned.campaign.RedirectRows.Row;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.http.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Addresses that moved, in the draft: rows added and removed.
final class RedirectsHandler {
    private static final String LIST = "/console/{campaign}/redirects";
    private static final Set<String> FIELDS = Set.of("kind", "from", "to");

    private final Drafting drafting;
    private final ConsoleLayout layout;

    RedirectsHandler(Drafting drafting, ConsoleLayout layout) {
        this.drafting = drafting;
        this.layout = layout;
    }

    void route(ConsoleRoutes routes) {
        routes.get(LIST, Permission.VIEW_CAMPAIGN, this::list);
        routes.post(LIST, Permission.EDIT_CAMPAIGN, this::add);
        routes.post(LIST + "/remove", Permission.EDIT_CAMPAIGN, this::remove);
    }

    private Response list(Visit visit) {
        return page(visit, 200, Inputs.of(Map.of("kind", "path")));
    }

    private static Row typed(Visit visit) {
        return new Row(visit.field("kind"), visit.field("from"), visit.field("to"));
    }

    private static Inputs inputs(Row row) {
        return Inputs.of(Map.of("kind", row.kind(), "from", row.from(), "to", row.to()));
    }

    private Response add(Visit visit) {
        Row row = typed(visit);
        List<KitError> flaws = Inputs.flaws(RedirectRows.FILE, inputs(row).values(), KitReader::flaw);
        Edit edit = edit(visit, row, files -> RedirectRows.with(files, row));
        return switch (drafting.save(visit.campaign(), visit.actor().member(), flaws, edit)) {
            case SaveResult.Saved() -> Response.seeOther(visit.path("redirects") + "?saved=1");
            case SaveResult.Refused(List<KitError> errors) ->
                page(visit, 422, inputs(row).with(errors, FIELDS));
            // What was typed stands in the form again; it is for them to send it once more.
            case SaveResult.Conflict _ ->
                page(
                        visit,
                        409,
                        new Inputs(
                                inputs(row).values(),
                                Map.of("", ConsoleTexts.texts().of("console.editing.changedmeanwhile.lead"))));
        };
    }

    private static Edit edit(Visit visit, Row row, UnaryOperator<KitFiles> change) {
        return new Edit(
                RedirectRows.FILE,
                visit.field("base"),
                files -> files.hash(RedirectRows.FILE),
                change::apply,
                RedirectsHandler::concernsLast,
                files -> RedirectRows.of(files).contains(row)
                        ? Map.of("kind", row.kind(), "from", row.from(), "to", row.to())
                        : Map.of());
    }

    /// Whether an error is about the row that was added, or the file as a whole.
    private static boolean concernsLast(KitFiles files, KitError error) {
        return error.file().equals(RedirectRows.FILE)
                && (error.line() == 0 || error.line() == RedirectRows.lastLine(files));
    }

    private Response remove(Visit visit) {
        Row row = typed(visit);
        Edit edit = edit(visit, row, files -> RedirectRows.without(files, row));
        // Whatever is wrong in the rows that stay: it gets no worse.
        Edit removal = new Edit(edit.what(), edit.base(), edit.hash(), edit.change(), (_, _) -> false, edit.words());
        return switch (drafting.save(visit.campaign(), visit.actor().member(), removal)) {
            case SaveResult.Saved() -> Response.seeOther(visit.path("redirects") + "?saved=1");
            case SaveResult.Refused _, SaveResult.Conflict _ ->
                layout.notice(visit, 409, "console.editing.changedmeanwhile");
        };
    }

    private Response page(Visit visit, int status, Inputs inputs) {
        Draft draft = drafting.read(visit.campaign());
        RedirectsView view = new RedirectsView(
                RedirectRows.of(draft.files()),
                inputs,
                draft.files().hash(RedirectRows.FILE),
                KitReader.errors(draft.files()).stream()
                        .filter(error -> error.file().equals(RedirectRows.FILE))
                        .toList(),
                Difference.of(
                        draft.published().text(RedirectRows.FILE), draft.files().text(RedirectRows.FILE)),
                visit.may(Permission.EDIT_CAMPAIGN));
        return layout.page(
                visit, status, ConsoleTexts.texts().of("console.redirects.title"), "editing/redirects.jte", view);
    }
}
