package eu.undersigned.editing;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.FactRows;
import eu.undersigned.campaign.FactRows.Entry;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.editing.FactsView.Due;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The figures of the draft: listed by what has to be checked, added, edited, checked, corrected.
final class FactsHandler {
    private static final int SOON_DAYS = 30;
    /// No figure has this id.
    private static final String NEW = "_new";

    private static final Inputs NOTHING = Inputs.of(Map.of());

    private final Drafting drafting;
    private final ConsoleLayout layout;
    private final InstantSource clock;

    FactsHandler(Drafting drafting, ConsoleLayout layout, InstantSource clock) {
        this.drafting = drafting;
        this.layout = layout;
        this.clock = clock;
    }

    void route(ConsoleRoutes routes) {
        String one = "/console/{campaign}/facts/{id}";
        routes.get("/console/{campaign}/facts", Permission.VIEW_CAMPAIGN, this::list);
        routes.get(one, Permission.VIEW_CAMPAIGN, this::show);
        routes.upload(one, Permission.EDIT_CAMPAIGN, Drafting.MOST_BYTES, this::save);
        routes.post(one + "/checked", Permission.EDIT_CAMPAIGN, this::check);
        routes.upload(one + "/correction", Permission.EDIT_CAMPAIGN, Drafting.MOST_BYTES, this::correct);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Response list(Visit visit) {
        Draft draft = drafting.read(visit.campaign());
        FactRows before = FactRows.of(draft.published());
        List<FactsView.Row> rows = FactRows.of(draft.files()).entries().stream()
                .map(entry -> row(entry, before.find(entry.id())))
                .sorted(Comparator.comparing(FactsView.Row::due))
                .toList();
        return layout.page(
                visit,
                200,
                ConsoleTexts.texts().of("console.fact.title"),
                "editing/facts.jte",
                new FactsView(rows, visit.may(Permission.EDIT_CAMPAIGN)));
    }

    private FactsView.Row row(Entry entry, Optional<Entry> before) {
        return new FactsView.Row(
                entry.id(),
                entry.get("value") + (entry.get("kind").equals("percent") ? " %" : ""),
                entry.get("claim"),
                entry.get("source") + ", " + entry.get("as_of"),
                entry.get("expires"),
                due(entry),
                before.map(found -> found.hash().equals(entry.hash()) ? "" : "changed")
                        .orElse("new"));
    }

    private Due due(Entry entry) {
        LocalDate today = today();
        return entry.expires()
                .map(day -> today.isAfter(day)
                        ? Due.EXPIRED
                        : today.plusDays(SOON_DAYS).isBefore(day) ? Due.LATER : Due.SOON)
                .orElse(Due.NEVER);
    }

    private static String id(Visit visit) {
        String id = visit.request().variable("id");
        return id.equals(NEW) && visit.request().method().equals("POST") ? visit.field("id") : id;
    }

    private Response show(Visit visit) {
        Draft draft = drafting.read(visit.campaign());
        String id = id(visit);
        if (id.equals(NEW)) {
            return page(visit, 200, draft, NEW, new Typed(Inputs.of(Map.of("kind", "count")), NOTHING, NOTHING), "-");
        }
        return FactRows.of(draft.files())
                .find(id)
                .map(entry -> page(visit, 200, draft, id, Typed.of(entry), entry.hash()))
                .orElseGet(() -> layout.notice(visit, 404, "console.fact.unknown"));
    }

    /// What the three forms of the page hold.
    private record Typed(Inputs figure, Inputs check, Inputs correction) {
        static Typed of(Entry entry) {
            return new Typed(Inputs.of(entry.values()), NOTHING, NOTHING);
        }

        static Typed of(Draft draft, String id) {
            return FactRows.of(draft.files()).find(id).map(Typed::of).orElse(new Typed(NOTHING, NOTHING, NOTHING));
        }
    }

    private Response save(Visit visit) {
        String id = id(visit);
        FactForm form = new FactForm(visit, id);
        boolean isPublic = isPublic(drafting.read(visit.campaign()), id);
        List<KitError> flaws = form.flaws();
        Edit edit = edit(visit, id, files -> form.in(files, isPublic));
        return switch (drafting.save(visit.campaign(), visit.actor().member(), flaws, edit)) {
            case SaveResult.Saved() -> saved(visit, id);
            case SaveResult.Refused(List<KitError> errors) -> {
                Inputs inputs = Inputs.of(shown(visit, form)).with(errors, FactForm.FIELDS);
                yield page(
                        visit,
                        422,
                        drafting.read(visit.campaign()),
                        visit.request().variable("id"),
                        new Typed(inputs, NOTHING, NOTHING),
                        visit.field("base"));
            }
            case SaveResult.Conflict(KitFiles now) -> conflict(visit, id, form, now, isPublic);
        };
    }

    /// What was typed, and the value that the form does not send.
    private Map<String, String> shown(Visit visit, FactForm form) {
        Map<String, String> shown = new LinkedHashMap<>(form.typed());
        FactRows.of(drafting.read(visit.campaign()).files())
                .find(shown.getOrDefault("id", ""))
                .ifPresent(entry -> shown.putIfAbsent("value", entry.get("value")));
        return shown;
    }

    private static boolean isPublic(Draft draft, String id) {
        return FactRows.of(draft.published()).find(id).isPresent();
    }

    private static Edit edit(Visit visit, String id, UnaryOperator<KitFiles> change) {
        return new Edit(
                FactRows.FILE + "/" + id,
                visit.field("base"),
                files -> hash(files, id),
                change,
                (files, error) -> FactRows.of(files).concerns(error, id),
                files -> FactForm.said(files, id));
    }

    private static String hash(KitFiles files, String id) {
        return FactRows.of(files).find(id).map(Entry::hash).orElse("-");
    }

    private static Response saved(Visit visit, String id) {
        return Response.seeOther(visit.path("facts/" + id) + "?saved=1");
    }

    private Response conflict(Visit visit, String id, FactForm form, KitFiles now, boolean isPublic) {
        Optional<Entry> other = FactRows.of(now).find(id);
        Entry own = new Entry(
                form.values(other, isPublic), other.map(Entry::corrections).orElse(List.of()));
        Difference theirs = Difference.of(FactForm.lines(Optional.of(own)), FactForm.lines(other));
        return page(
                visit,
                409,
                drafting.read(visit.campaign()),
                id,
                new Typed(Inputs.of(own.values()), NOTHING, NOTHING),
                hash(now, id),
                Optional.of(theirs));
    }

    /// Somebody looked at the source again: it holds until another day.
    private Response check(Visit visit) {
        String id = id(visit);
        if (isUnknown(visit, id)) {
            return layout.notice(visit, 404, "console.fact.unknown");
        }
        Map<String, String> typed = Map.of("expires", visit.field("expires"));
        if (isNoDayToCome(visit.field("expires"))) {
            return refusedCheck(
                    visit,
                    id,
                    typed,
                    List.of(new KitError(FactRows.FILE, 0, "expires: a day to come is expected, such as 2027-06-30")));
        }
        Edit edit = edit(
                visit,
                id,
                files -> FactRows.of(files)
                        .find(id)
                        .map(entry -> {
                            Map<String, String> values = new LinkedHashMap<>(entry.values());
                            values.putAll(typed);
                            return FactRows.with(files, values);
                        })
                        .orElse(files));
        return switch (drafting.save(visit.campaign(), visit.actor().member(), edit)) {
            case SaveResult.Saved() -> saved(visit, id);
            case SaveResult.Refused(List<KitError> errors) -> refusedCheck(visit, id, typed, errors);
            case SaveResult.Conflict _ -> layout.notice(visit, 409, "console.editing.changedmeanwhile");
        };
    }

    private boolean isUnknown(Visit visit, String id) {
        return FactRows.of(drafting.read(visit.campaign()).files()).find(id).isEmpty();
    }

    private boolean isNoDayToCome(String text) {
        return new Entry(Map.of("expires", text), List.of())
                .expires()
                .filter(today()::isBefore)
                .isEmpty();
    }

    private Response refusedCheck(Visit visit, String id, Map<String, String> typed, List<KitError> errors) {
        Draft draft = drafting.read(visit.campaign());
        Inputs check = Inputs.of(typed).with(errors, Set.of("expires"));
        return page(
                visit, 422, draft, id, new Typed(Typed.of(draft, id).figure(), check, NOTHING), visit.field("base"));
    }

    /// Another value, with the one of before kept.
    private Response correct(Visit visit) {
        String id = id(visit);
        if (isUnknown(visit, id)) {
            return layout.notice(visit, 404, "console.fact.unknown");
        }
        Map<String, String> typed = Map.of("is", visit.field("is"), "reason", FactForm.line(visit.field("reason")));
        List<KitError> flaws = FactForm.flaws(typed);
        Edit edit = edit(
                visit,
                id,
                files -> FactRows.correcting(
                        files, id, typed.getOrDefault("is", ""), today(), typed.getOrDefault("reason", "")));
        return switch (drafting.save(visit.campaign(), visit.actor().member(), flaws, edit)) {
            case SaveResult.Saved() -> saved(visit, id);
            case SaveResult.Refused(List<KitError> errors) -> {
                Draft draft = drafting.read(visit.campaign());
                Inputs correction = Inputs.of(typed).with(errors, Set.of("is", "reason"));
                yield page(
                        visit,
                        422,
                        draft,
                        id,
                        new Typed(Typed.of(draft, id).figure(), NOTHING, correction),
                        visit.field("base"));
            }
            case SaveResult.Conflict _ -> layout.notice(visit, 409, "console.editing.changedmeanwhile");
        };
    }

    private Response page(Visit visit, int status, Draft draft, String id, Typed typed, String base) {
        return page(visit, status, draft, id, typed, base, Optional.empty());
    }

    private Response page(
            Visit visit, int status, Draft draft, String id, Typed typed, String base, Optional<Difference> theirs) {
        Optional<Entry> entry = FactRows.of(draft.files()).find(id);
        if (entry.isEmpty() && !id.equals(NEW)) {
            return layout.notice(visit, 404, "console.fact.unknown");
        }
        FactView view = new FactView(
                visit.path("facts/" + id),
                entry.isEmpty(),
                isPublic(draft, id),
                id,
                entry.map(this::due).orElse(Due.NEVER),
                typed.figure(),
                base,
                typed.check(),
                typed.correction(),
                entry.map(Entry::corrections).orElse(List.of()),
                List.of(Language.values()).stream()
                        .filter(language -> language != Language.EN)
                        .map(TextsView.Choice::of)
                        .toList(),
                theirs,
                Difference.of(FactForm.lines(FactRows.of(draft.published()).find(id)), FactForm.lines(entry)),
                visit.may(Permission.EDIT_CAMPAIGN));
        String title = entry.isEmpty() ? ConsoleTexts.texts().of("console.fact.new") : id;
        return layout.page(visit, status, title, "editing/fact.jte", view);
    }
}
