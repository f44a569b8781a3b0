package eu.undersigned.editing;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.TimelineRows;
import eu.undersigned.campaign.TimelineRows.Entry;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The timeline of the law in the draft: steps listed, added, changed, removed.
final class StepsHandler {
    /// No step has this id.
    private static final String NEW = "_new";
    private final Drafting drafting;
    private final ConsoleLayout layout;
    private final InstantSource clock;

    StepsHandler(Drafting drafting, ConsoleLayout layout, InstantSource clock) {
        this.drafting = drafting;
        this.layout = layout;
        this.clock = clock;
    }

    void route(ConsoleRoutes routes) {
        String one = "/console/{campaign}/timeline/{step}";
        routes.get("/console/{campaign}/timeline", Permission.VIEW_CAMPAIGN, this::list);
        routes.get(one, Permission.VIEW_CAMPAIGN, this::show);
        routes.upload(one, Permission.EDIT_CAMPAIGN, Drafting.MOST_BYTES, this::save);
        routes.post(one + "/remove", Permission.EDIT_CAMPAIGN, this::remove);
    }

    private Response list(Visit visit) {
        Draft draft = drafting.read(visit.campaign());
        TimelineRows before = TimelineRows.of(draft.published());
        TimelineRows now = TimelineRows.of(draft.files());
        List<StepsView.Row> rows = new ArrayList<>();
        now.entries().forEach(entry -> rows.add(row(visit, entry, state(before.find(entry.id()), entry))));
        before.entries().stream()
                .filter(entry -> now.find(entry.id()).isEmpty())
                .forEach(entry -> rows.add(row(visit, entry, "leaving")));
        return layout.page(
                visit,
                200,
                ConsoleTexts.texts().of("console.timeline.title"),
                "editing/steps.jte",
                new StepsView(rows, visit.may(Permission.EDIT_CAMPAIGN)));
    }

    private static String state(Optional<Entry> before, Entry now) {
        return before.map(found -> found.hash().equals(now.hash()) ? "" : "changed")
                .orElse("new");
    }

    private static StepsView.Row row(Visit visit, Entry entry, String state) {
        List<Language> languages = visit.campaign().languages();
        long translated = languages.stream()
                .filter(language ->
                        !entry.get(TimelineRows.titleColumn(language)).isEmpty())
                .count();
        String votes = entry.get("votes_for").isEmpty()
                ? ""
                : entry.get("votes_for") + " : " + entry.get("votes_against") + " : " + entry.get("abstentions");
        return new StepsView.Row(
                entry.id(),
                entry.get("date"),
                entry.get("kind"),
                entry.get("title"),
                entry.get("state").equals("expected"),
                votes,
                translated + "/" + languages.size(),
                state);
    }

    /// A new step has the id that was typed.
    private static String id(Visit visit) {
        String id = visit.request().variable("step");
        return id.equals(NEW) && visit.request().method().equals("POST") ? visit.field("id") : id;
    }

    private Response show(Visit visit) {
        Draft draft = drafting.read(visit.campaign());
        String id = id(visit);
        if (id.equals(NEW)) {
            return editor(
                    visit, 200, draft, NEW, Inputs.of(Map.of("kind", "vote", "state", "done")), "-", Optional.empty());
        }
        return TimelineRows.of(draft.files())
                .find(id)
                .map(entry -> editor(visit, 200, draft, id, Inputs.of(entry.values()), entry.hash(), Optional.empty()))
                .orElseGet(() -> layout.notice(visit, 404, "console.timeline.nostep"));
    }

    private Response save(Visit visit) {
        String id = id(visit);
        StepForm form = new StepForm(visit, id);
        List<KitError> flaws = form.flaws(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        if (!flaws.isEmpty()) {
            return refused(visit, form, flaws);
        }
        return switch (drafting.save(visit.campaign(), visit.actor().member(), edit(visit, id, form::in))) {
            case SaveResult.Saved() -> Response.seeOther(visit.path("timeline/" + id) + "?saved=1");
            case SaveResult.Refused(List<KitError> errors) -> refused(visit, form, errors);
            case SaveResult.Conflict(KitFiles now) -> conflict(visit, id, form, now);
        };
    }

    private static Edit edit(Visit visit, String id, UnaryOperator<KitFiles> change) {
        return new Edit(
                TimelineRows.FILE + "/" + id,
                visit.field("base"),
                files -> StepForm.hash(files, id),
                change,
                (files, error) -> StepForm.concerns(files, error, id),
                files -> StepForm.said(files, id));
    }

    private Response refused(Visit visit, StepForm form, List<KitError> errors) {
        return editor(
                visit,
                422,
                drafting.read(visit.campaign()),
                visit.request().variable("step"),
                Inputs.of(form.typed()).with(errors, StepForm.FIELDS),
                visit.field("base"),
                Optional.empty());
    }

    private Response conflict(Visit visit, String id, StepForm form, KitFiles now) {
        Difference theirs = Difference.of(
                StepForm.lines(Optional.of(form.entry())),
                StepForm.lines(TimelineRows.of(now).find(id)));
        return editor(
                visit,
                409,
                drafting.read(visit.campaign()),
                id,
                Inputs.of(form.typed()),
                StepForm.hash(now, id),
                Optional.of(theirs));
    }

    private Response remove(Visit visit) {
        String id = id(visit);
        return switch (drafting.save(
                visit.campaign(), visit.actor().member(), edit(visit, id, files -> TimelineRows.without(files, id)))) {
            case SaveResult.Saved() -> Response.seeOther(visit.path("timeline"));
            case SaveResult.Refused _, SaveResult.Conflict _ ->
                layout.notice(visit, 409, "console.editing.changedmeanwhile");
        };
    }

    /// @param id of the step; `_new` for one that is not there yet
    private Response editor(
            Visit visit, int status, Draft draft, String id, Inputs inputs, String base, Optional<Difference> theirs) {
        Optional<Entry> entry = TimelineRows.of(draft.files()).find(id);
        Optional<Entry> published = TimelineRows.of(draft.published()).find(id);
        StepEditorView view = new StepEditorView(
                visit.path("timeline/" + id),
                entry.isEmpty(),
                inputs,
                base,
                titles(visit, inputs),
                theirs,
                Difference.of(StepForm.lines(published), StepForm.lines(entry)),
                visit.may(Permission.EDIT_CAMPAIGN));
        String title = entry.map(found -> found.get("title"))
                .filter(words -> !words.isEmpty())
                .orElseGet(() -> ConsoleTexts.texts().of("console.timeline.new"));
        return layout.page(visit, status, title, "editing/step.jte", view);
    }

    /// In the campaign's languages, and in others that have one.
    private static List<StepEditorView.Title> titles(Visit visit, Inputs inputs) {
        List<Language> own = visit.campaign().languages();
        return Arrays.stream(Language.values())
                .filter(language -> language != Language.EN)
                .filter(language -> own.contains(language)
                        || !inputs.value(TimelineRows.titleColumn(language)).isEmpty())
                .map(language -> new StepEditorView.Title(
                        TimelineRows.titleColumn(language),
                        language.code(),
                        TextsHandler.name(language),
                        inputs.value(TimelineRows.titleColumn(language))))
                .toList();
    }
}
