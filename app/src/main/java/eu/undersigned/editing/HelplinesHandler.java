package eu.undersigned.editing;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.Helpline.Purpose;
import eu.undersigned.campaign.Helpline.State;
import eu.undersigned.campaign.HelplineRows;
import eu.undersigned.campaign.HelplineRows.Entry;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.KitReader;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.http.Response;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The rows of the help page in the draft: checked, edited, added, removed.
final class HelplinesHandler {
    private static final String LIST = "/console/{campaign}/helplines";
    /// No row has this key.
    private static final String NEW = "_new";
    /// For how long a check holds, unless whoever checked says otherwise.
    private static final Period CHECK_HOLDS = Period.ofMonths(6);

    private final Drafting drafting;
    private final ConsoleLayout layout;
    private final InstantSource clock;

    HelplinesHandler(Drafting drafting, ConsoleLayout layout, InstantSource clock) {
        this.drafting = drafting;
        this.layout = layout;
        this.clock = clock;
    }

    void route(ConsoleRoutes routes) {
        String one = LIST + "/{row}";
        routes.get(LIST, Permission.VIEW_CAMPAIGN, this::list);
        routes.get(one, Permission.VIEW_CAMPAIGN, this::show);
        routes.upload(one, Permission.EDIT_CAMPAIGN, Drafting.MOST_BYTES, visit -> save(visit, HelplineForm.FIELDS));
        routes.post(one + "/checked", Permission.EDIT_CAMPAIGN, visit -> save(visit, HelplineForm.CHECKED));
        routes.post(one + "/remove", Permission.EDIT_CAMPAIGN, this::remove);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private Response list(Visit visit) {
        Draft draft = drafting.read(visit.campaign());
        List<Entry> entries = HelplineRows.of(draft.files()).entries();
        String shown = visit.request().query().getOrDefault("state", "");
        HelplinesView view = new HelplinesView(
                Arrays.stream(State.values())
                        .map(state -> new HelplinesView.Count(word(state), (int) entries.stream()
                                .filter(entry -> state(entry) == state)
                                .count()))
                        .toList(),
                shown,
                entries.stream()
                        .sorted(Comparator.comparing(this::state)
                                .thenComparing(entry -> entry.get("country"))
                                .thenComparing(entry -> entry.get("purpose"))
                                .thenComparing(entry -> entry.get("name")))
                        .filter(entry -> shown.isEmpty() || word(state(entry)).equals(shown))
                        .map(entry -> row(entry, HelplineRows.of(draft.published())))
                        .toList(),
                KitReader.errors(draft.files()).stream()
                        .filter(error -> error.file().equals(HelplineRows.FILE))
                        .toList(),
                visit.may(Permission.EDIT_CAMPAIGN));
        return layout.page(
                visit, 200, ConsoleTexts.texts().of("console.helplines.title"), "editing/helplines.jte", view);
    }

    /// A row whose dates are none needs somebody at once.
    private State state(Entry entry) {
        return date(entry.get("expires"))
                .map(expires -> State.of(date(entry.get("verified_on")), expires, today()))
                .orElse(State.EXPIRED);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private HelplinesView.Row row(Entry entry, HelplineRows published) {
        String change = published
                .find(entry.key())
                .map(before -> before.hash().equals(entry.hash()) ? "" : "changed")
                .orElse("new");
        return new HelplinesView.Row(
                entry.key(),
                word(state(entry)),
                entry.get("country"),
                entry.get("purpose"),
                entry.get("name"),
                (entry.get("phone") + " " + entry.get("url")).strip(),
                entry.get("verified_on"),
                entry.get("expires"),
                change);
    }

    private Response show(Visit visit) {
        Draft draft = drafting.read(visit.campaign());
        String key = visit.request().variable("row");
        if (key.equals(NEW)) {
            Map<String, String> values = Map.of(
                    "purpose",
                    word(Purpose.CHILD),
                    "expires",
                    today().plus(CHECK_HOLDS).toString());
            return editor(visit, 200, draft, NEW, Inputs.of(values), Inputs.of(Map.of()), "-", Optional.empty());
        }
        return HelplineRows.of(draft.files())
                .find(key)
                .map(entry -> editor(
                        visit,
                        200,
                        draft,
                        key,
                        Inputs.of(entry.values()),
                        toCheck(entry),
                        entry.hash(),
                        Optional.empty()))
                .orElseGet(() -> layout.notice(visit, 404, "console.helplines.gone"));
    }

    /// What the form of a check begins with: today, and the source that was there.
    private Inputs toCheck(Entry entry) {
        return Inputs.of(Map.of(
                "source",
                entry.get("source"),
                "verified_on",
                today().toString(),
                "expires",
                today().plus(CHECK_HOLDS).toString()));
    }

    private Response editor(
            Visit visit,
            int status,
            Draft draft,
            String key,
            Inputs inputs,
            Inputs checked,
            String base,
            Optional<Difference> theirs) {
        Optional<Entry> entry = HelplineRows.of(draft.files()).find(key);
        HelplineView view = new HelplineView(
                visit.path("helplines/" + key),
                entry.isEmpty(),
                inputs,
                checked,
                base,
                theirs,
                Difference.of(
                        HelplineForm.lines(HelplineRows.of(draft.published()).find(key)), HelplineForm.lines(entry)),
                entry.map(found -> word(state(found))).orElse(""),
                visit.may(Permission.EDIT_CAMPAIGN));
        String title = entry.map(found -> found.get("name"))
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> ConsoleTexts.texts().of("console.helplines.new"));
        return layout.page(visit, status, title, "editing/helpline.jte", view);
    }

    /// @param fields of the form that was sent: all of a row, or those of a check
    private Response save(Visit visit, Set<String> fields) {
        String key = visit.request().variable("row");
        HelplineForm form = new HelplineForm(visit, fields);
        if (!form.flaws().isEmpty()) {
            return refused(visit, key, form, fields, form.flaws());
        }
        Optional<Entry> before =
                HelplineRows.of(drafting.read(visit.campaign()).files()).find(key);
        if (before.isEmpty() && !key.equals(NEW)) {
            return layout.notice(visit, 409, "console.editing.changedmeanwhile");
        }
        Entry entry = form.entry(before);
        Edit edit = edit(visit, key, entry.key(), files -> HelplineRows.with(files, key, entry));
        return switch (drafting.save(visit.campaign(), visit.actor().member(), edit)) {
            case SaveResult.Saved() -> Response.seeOther(visit.path("helplines/" + entry.key()) + "?saved=1");
            case SaveResult.Refused(List<KitError> errors) -> refused(visit, key, form, fields, errors);
            case SaveResult.Conflict(KitFiles now) -> conflict(visit, key, entry, now);
        };
    }

    /// @param after key of the row when the change is made: another one when its name is
    private static Edit edit(Visit visit, String key, String after, UnaryOperator<KitFiles> change) {
        return new Edit(
                HelplineRows.FILE + "/" + after,
                visit.field("base"),
                files -> find(files, key, after).map(Entry::hash).orElse("-"),
                change,
                (files, error) -> HelplineForm.concerns(files, error, after),
                files -> HelplineForm.said(find(files, key, after)));
    }

    private static Optional<Entry> find(KitFiles files, String key, String after) {
        HelplineRows rows = HelplineRows.of(files);
        return rows.find(key).or(() -> rows.find(after));
    }

    private Response refused(Visit visit, String key, HelplineForm form, Set<String> fields, List<KitError> errors) {
        Draft draft = drafting.read(visit.campaign());
        Optional<Entry> entry = HelplineRows.of(draft.files()).find(key);
        Inputs typed = Inputs.of(form.typed()).with(errors, fields);
        boolean isCheck = fields.equals(HelplineForm.CHECKED);
        return editor(
                visit,
                422,
                draft,
                key,
                isCheck ? Inputs.of(entry.map(Entry::values).orElse(Map.of())) : typed,
                isCheck ? typed : entry.map(this::toCheck).orElse(Inputs.of(Map.of())),
                visit.field("base"),
                Optional.empty());
    }

    private Response conflict(Visit visit, String key, Entry entry, KitFiles now) {
        Optional<Entry> other = find(now, key, entry.key());
        Difference theirs = Difference.of(HelplineForm.lines(Optional.of(entry)), HelplineForm.lines(other));
        return editor(
                visit,
                409,
                drafting.read(visit.campaign()),
                other.map(Entry::key).orElse(key),
                Inputs.of(entry.values()),
                other.map(this::toCheck).orElse(Inputs.of(Map.of())),
                other.map(Entry::hash).orElse("-"),
                Optional.of(theirs));
    }

    private Response remove(Visit visit) {
        String key = visit.request().variable("row");
        Edit edit = edit(visit, key, key, files -> HelplineRows.without(files, key));
        return switch (drafting.save(visit.campaign(), visit.actor().member(), edit)) {
            case SaveResult.Saved() -> Response.seeOther(visit.path("helplines"));
            case SaveResult.Refused _, SaveResult.Conflict _ ->
                layout.notice(visit, 409, "console.editing.changedmeanwhile");
        };
    }
}
