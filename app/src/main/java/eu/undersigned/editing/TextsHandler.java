package eu.undersigned.editing;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.CampaignSettings;
import eu.undersigned.campaign.FactRows;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.campaign.PublishedKits;
import eu.undersigned.campaign.Translation;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.db.Database;
import eu.undersigned.editing.TextsView.Freshness;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The campaign's texts: which there are, how far each can be trusted, and the editor of each.
final class TextsHandler {
    private final Drafting drafting;
    private final Database database;
    private final PublishedKits kits;
    private final Names names;
    private final ConsoleLayout layout;

    TextsHandler(Drafting drafting, Database database, PublishedKits kits, Names names, ConsoleLayout layout) {
        this.drafting = drafting;
        this.database = database;
        this.kits = kits;
        this.names = names;
        this.layout = layout;
    }

    void route(ConsoleRoutes routes) {
        routes.get("/console/{campaign}/texts", Permission.VIEW_CAMPAIGN, this::list);
        routes.get("/console/{campaign}/texts/{lang}", Permission.VIEW_CAMPAIGN, this::show);
        routes.upload("/console/{campaign}/texts/{lang}", Permission.EDIT_CAMPAIGN, Drafting.MOST_BYTES, this::save);
        routes.post("/console/{campaign}/texts/{lang}/remove", Permission.EDIT_CAMPAIGN, this::remove);
    }

    private Response list(Visit visit) {
        Draft draft = drafting.read(visit.campaign());
        KitFiles files = draft.files();
        Optional<Translation> source = Translation.source(files);
        List<TextsView.Row> rows = new ArrayList<>();
        List<TextsView.Choice> missing = new ArrayList<>();
        for (Language language : Language.values()) {
            Translation.of(files, language)
                    .ifPresentOrElse(
                            translation -> rows.add(new TextsView.Row(
                                    language.code(),
                                    name(language),
                                    translation.text().title(),
                                    translation.text().status().name().toLowerCase(Locale.ROOT),
                                    freshness(translation, source),
                                    names.changed(draft, Stream.of(Translation.path(language))))),
                            () -> missing.add(TextsView.Choice.of(language)));
        }
        String title = ConsoleTexts.texts().of("console.editing.texts.title");
        return layout.page(
                visit,
                200,
                title,
                "editing/texts.jte",
                new TextsView(rows, missing, visit.may(Permission.EDIT_CAMPAIGN)));
    }

    static Freshness freshness(Translation translation, Optional<Translation> source) {
        boolean isSource = source.filter(
                        from -> from.text().language() == translation.text().language())
                .isPresent();
        return Freshness.of(isSource, source.flatMap(translation::isStale));
    }

    static String name(Language language) {
        return TextsView.Choice.of(language).name();
    }

    private Response show(Visit visit) {
        Optional<Language> language = visit.request().language();
        if (language.isEmpty()) {
            return Response.seeOther(visit.path("texts"));
        }
        Draft draft = drafting.read(visit.campaign());
        Map<String, String> fields = new LinkedHashMap<>(Translation.of(draft.files(), language.get())
                .map(TextForm::fields)
                .orElseGet(() -> Map.of("status", "unreviewed")));
        if (asksAnew(draft, language.get())) {
            fields.put(TextForm.ASKS_ANEW, "yes");
        }
        return page(visit, 200, draft, language.get(), Inputs.of(fields), Optional.empty());
    }

    private Response save(Visit visit) {
        Optional<Language> found = visit.request().language();
        if (found.isEmpty()) {
            return Response.seeOther(visit.path("texts"));
        }
        Language language = found.get();
        String path = Translation.path(language);
        TextForm form = TextForm.sent(visit, language);
        Draft draft = drafting.read(visit.campaign());
        Translation translation =
                form.translation(figures(draft.files()), askNumber(visit.campaign(), draft, language, form.asksAnew()));
        List<KitError> flaws = form.flaws(translation);
        if (!flaws.isEmpty()) {
            return refused(visit, draft, language, form, flaws);
        }
        Edit edit = Edit.ofFile(
                        path,
                        visit.field("base"),
                        files -> listed(files, language).with(path, translation.write()))
                .saying(files -> said(files, language));
        return switch (drafting.save(visit.campaign(), visit.actor().member(), edit)) {
            case SaveResult.Saved() -> Response.seeOther(visit.path("texts/" + language.code()) + "?saved=1");
            case SaveResult.Refused(List<KitError> errors) -> refused(visit, draft, language, form, errors);
            case SaveResult.Conflict(KitFiles now) -> conflict(visit, language, form, translation, now);
        };
    }

    /// That of the published text; or, where the text asks for something new, one that no text ever had.
    private int askNumber(Campaign campaign, Draft draft, Language language, boolean asksAnew) {
        if (!asksAnew) {
            return askNumber(draft.published(), language);
        }
        int last = database.inTransaction(transaction -> kits.lastAsk(transaction, campaign, language));
        return Math.max(last + 1, askNumber(draft.files(), language));
    }

    private static int askNumber(KitFiles files, Language language) {
        return Translation.of(files, language)
                .map(translation -> translation.text().askNumber())
                .orElse(1);
    }

    private static boolean asksAnew(Draft draft, Language language) {
        return askNumber(draft.files(), language) > askNumber(draft.published(), language);
    }

    private static Map<String, String> said(KitFiles files, Language language) {
        return Translation.of(files, language)
                .map(Translation::text)
                .map(text -> Map.of(
                        "title",
                        text.title(),
                        "status",
                        text.status().name().toLowerCase(Locale.ROOT),
                        "version",
                        text.version()))
                .orElse(Map.of());
    }

    private Response refused(Visit visit, Draft draft, Language language, TextForm form, List<KitError> errors) {
        return page(
                visit,
                422,
                draft,
                language,
                Inputs.of(form.values()).with(errors, TextForm.FIELDS),
                Optional.of(visit.field("base")));
    }

    /// Both are shown. What was typed stays in the form, which now knows of the other's.
    private Response conflict(Visit visit, Language language, TextForm form, Translation typed, KitFiles now) {
        Draft draft = drafting.read(visit.campaign());
        TextView view = view(visit, draft, language, Inputs.of(form.values()), Optional.empty());
        Difference theirs = Difference.of(
                lines(typed),
                Translation.of(now, language).map(TextsHandler::lines).orElse(List.of()));
        return layout.page(
                visit,
                409,
                title(language),
                "editing/text.jte",
                new TextView(
                        view.code(),
                        view.name(),
                        view.inputs(),
                        view.base(),
                        view.source(),
                        view.freshness(),
                        view.sourceChanges(),
                        Optional.of(theirs),
                        view.changes(),
                        view.figures(),
                        view.isNew(),
                        view.isPublished(),
                        view.isUnknownBase(),
                        view.mayEdit()));
    }

    /// A language that the kit did not have is one of the campaign's from now on.
    private static KitFiles listed(KitFiles files, Language language) {
        List<String> codes = new ArrayList<>(CampaignSettings.languages(files));
        if (codes.contains(language.code())) {
            return files;
        }
        codes.add(language.code());
        return CampaignSettings.withLanguages(files, codes.stream().sorted().toList());
    }

    private Response remove(Visit visit) {
        Optional<Language> language = visit.request().language();
        if (language.isEmpty()) {
            return Response.seeOther(visit.path("texts"));
        }
        String code = language.get().code();
        Edit edit = new Edit(
                Translation.path(language.get()),
                visit.field("base"),
                files -> files.hash(Translation.path(language.get())),
                files -> CampaignSettings.withLanguages(
                                files,
                                CampaignSettings.languages(files).stream()
                                        .filter(other -> !other.equals(code))
                                        .toList())
                        .without(Translation.path(language.get())),
                (_, error) -> error.file().equals(CampaignSettings.FILE),
                files -> said(files, language.get()));
        return switch (drafting.save(visit.campaign(), visit.actor().member(), edit)) {
            case SaveResult.Saved() -> Response.seeOther(visit.path("texts"));
            case SaveResult.Refused _ -> layout.notice(visit, 422, "console.editing.lastlanguage");
            case SaveResult.Conflict _ -> layout.notice(visit, 409, "console.editing.changedmeanwhile");
        };
    }

    /// @param base that the form keeps; empty: that of the draft as it is
    private Response page(
            Visit visit, int status, Draft draft, Language language, Inputs inputs, Optional<String> base) {
        return layout.page(
                visit, status, title(language), "editing/text.jte", view(visit, draft, language, inputs, base));
    }

    private static String title(Language language) {
        return ConsoleTexts.texts().of("console.editing.text.title", "language", name(language));
    }

    private TextView view(Visit visit, Draft draft, Language language, Inputs inputs, Optional<String> base) {
        KitFiles files = draft.files();
        Optional<Translation> source = Translation.source(files);
        Optional<Translation> own = Translation.of(files, language);
        Freshness freshness =
                own.map(translation -> freshness(translation, source)).orElse(Freshness.UNKNOWN);
        Optional<PetitionText> made = own.flatMap(Translation::sourceVersion)
                .flatMap(version -> source.flatMap(from -> earlier(visit.campaign(), from, version)));
        return new TextView(
                language.code(),
                name(language),
                inputs,
                base.orElseGet(() -> files.hash(Translation.path(language))),
                source.map(Translation::text).filter(text -> text.language() != language),
                freshness,
                freshness == Freshness.STALE
                        ? made.map(text -> Difference.of(
                                lines(text), lines(source.orElseThrow().text())))
                        : Optional.empty(),
                Optional.empty(),
                Difference.of(
                        Translation.of(draft.published(), language)
                                .map(TextsHandler::lines)
                                .orElse(List.of()),
                        own.map(TextsHandler::lines).orElse(List.of())),
                figureFields(files, source),
                own.isEmpty(),
                draft.published().has(Translation.path(language)),
                freshness == Freshness.STALE && made.isEmpty(),
                visit.may(Permission.EDIT_CAMPAIGN));
    }

    private Optional<PetitionText> earlier(Campaign campaign, Translation source, String version) {
        return database.inTransaction(
                transaction -> kits.text(transaction, campaign, source.text().language(), version));
    }

    private static List<String> lines(Translation translation) {
        List<String> lines = new ArrayList<>(lines(translation.text()));
        lines.add(translation.text().addressee());
        lines.add(translation.text().status().name().toLowerCase(Locale.ROOT));
        translation.text().figures().forEach(label -> lines.add(label.figure() + ": " + label.label()));
        return lines;
    }

    private static List<String> lines(PetitionText text) {
        List<String> lines = new ArrayList<>(List.of(text.title(), text.ask()));
        lines.addAll(text.why());
        lines.addAll(text.demands());
        return lines;
    }

    /// Ids of the kit's figures.
    private static List<String> figures(KitFiles files) {
        return List.copyOf(figureRows(files).keySet());
    }

    private static Map<String, String> figureRows(KitFiles files) {
        Map<String, String> rows = new LinkedHashMap<>();
        FactRows.of(files)
                .entries()
                .forEach(entry -> rows.put(entry.id(), entry.get("value") + " " + entry.get("kind")));
        return rows;
    }

    private static List<TextView.FigureField> figureFields(KitFiles files, Optional<Translation> source) {
        Map<String, String> labels = new LinkedHashMap<>();
        source.ifPresent(translation ->
                translation.text().figures().forEach(label -> labels.put(label.figure(), label.label())));
        return figureRows(files).entrySet().stream()
                .map(row -> new TextView.FigureField(
                        "figure." + row.getKey(), row.getKey(), row.getValue(), labels.getOrDefault(row.getKey(), "")))
                .toList();
    }
}
