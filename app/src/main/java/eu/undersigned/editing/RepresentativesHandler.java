package eu.undersigned.editing;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.KitReader;
import eu.undersigned.campaign.Representative;
import eu.undersigned.campaign.RepresentativesFiles;
import eu.undersigned.campaign.RepresentativesFiles.Typed;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.http.Multipart;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// To whom supporters write: the list, what is said of it, and the texts that are proposed.
final class RepresentativesHandler {
    private static final String PAGE = "/console/{campaign}/representatives";
    private static final Set<String> TEXT = Set.of("subject", "text");

    private final Drafting drafting;
    private final ConsoleLayout layout;
    private final InstantSource clock;

    RepresentativesHandler(Drafting drafting, ConsoleLayout layout, InstantSource clock) {
        this.drafting = drafting;
        this.layout = layout;
        this.clock = clock;
    }

    void route(ConsoleRoutes routes) {
        routes.get(PAGE, Permission.VIEW_CAMPAIGN, this::show);
        routes.post(PAGE, Permission.EDIT_CAMPAIGN, this::saveRegister);
        routes.upload(PAGE + "/compare", Permission.EDIT_CAMPAIGN, Drafting.MOST_BYTES, this::compare);
        routes.upload(PAGE + "/list", Permission.EDIT_CAMPAIGN, Drafting.MOST_BYTES, this::saveList);
        routes.get(PAGE + "/{lang}", Permission.VIEW_CAMPAIGN, this::text);
        routes.upload(PAGE + "/{lang}", Permission.EDIT_CAMPAIGN, Drafting.MOST_BYTES, this::saveText);
    }

    private Response show(Visit visit) {
        KitFiles files = drafting.read(visit.campaign()).files();
        return page(visit, 200, files, Inputs.of(RepresentativesFiles.register(files)), List.of());
    }

    private Response page(Visit visit, int status, KitFiles files, Inputs register, List<String> errors) {
        List<Representative> rows = rows(files);
        List<RepresentativesView.Text> texts = Arrays.stream(Language.values())
                .map(language -> new RepresentativesView.Text(
                        language.code(),
                        TextsHandler.name(language),
                        files.has(RepresentativesFiles.path(language)),
                        rows.stream()
                                .filter(row -> row.isMember() && row.language() == language)
                                .count()))
                .toList();
        RepresentativesView view = new RepresentativesView(
                files.has(RepresentativesFiles.LIST),
                rows.stream().filter(Representative::isMember).count(),
                rows.stream().filter(row -> !row.isMember()).count(),
                rows.stream()
                        .filter(row -> row.isMember() && row.mailbox().isEmpty())
                        .count(),
                register,
                files.hash(RepresentativesFiles.REGISTER),
                files.hash(RepresentativesFiles.LIST),
                texts,
                errors,
                visit.may(Permission.EDIT_CAMPAIGN));
        return layout.page(visit, status, title(), "editing/representatives.jte", view);
    }

    private static String title() {
        return ConsoleTexts.texts().of("console.representatives.title");
    }

    private static List<Representative> rows(KitFiles files) {
        return files.has(RepresentativesFiles.LIST)
                ? RepresentativesFiles.rows(files.text(RepresentativesFiles.LIST))
                : List.of();
    }

    private Response saveRegister(Visit visit) {
        Map<String, String> typed = new LinkedHashMap<>();
        RepresentativesFiles.FIELDS.forEach(field -> typed.put(field, visit.field(field)));
        List<KitError> flaws = Inputs.flaws(RepresentativesFiles.REGISTER, typed, KitReader::flaw);
        Edit edit = Edit.ofFile(
                        RepresentativesFiles.REGISTER,
                        visit.field("base"),
                        files -> RepresentativesFiles.withRegister(files, typed))
                .saying(RepresentativesFiles::register);
        return switch (drafting.save(visit.campaign(), visit.actor().member(), flaws, edit)) {
            case SaveResult.Saved() -> saved(visit);
            case SaveResult.Refused(List<KitError> errors) -> {
                Inputs inputs = Inputs.of(typed).with(errors, Set.copyOf(RepresentativesFiles.FIELDS));
                yield page(visit, 422, drafting.read(visit.campaign()).files(), inputs, List.of());
            }
            case SaveResult.Conflict _ -> changedMeanwhile(visit);
        };
    }

    private static Response saved(Visit visit) {
        return Response.seeOther(visit.path("representatives") + "?saved=1");
    }

    private Response changedMeanwhile(Visit visit) {
        return layout.notice(visit, 409, "console.editing.changedmeanwhile");
    }

    /// What a newer list would change, before it is saved.
    private Response compare(Visit visit) {
        KitFiles files = drafting.read(visit.campaign()).files();
        byte[] sent = Multipart.of(visit.request()).files().getOrDefault("list", new byte[0]);
        KitFiles changed = RepresentativesFiles.withList(files.with(RepresentativesFiles.LIST, sent), "", today())
                .with(RepresentativesFiles.LIST, sent);
        List<String> errors = KitReader.errors(changed).stream()
                .filter(error -> error.file().equals(RepresentativesFiles.LIST))
                .map(KitError::toString)
                .toList();
        if (!errors.isEmpty()) {
            return page(visit, 422, files, Inputs.of(RepresentativesFiles.register(files)), errors);
        }
        RepresentativesChange change = RepresentativesChange.of(
                rows(files),
                rows(changed),
                new String(sent, StandardCharsets.UTF_8),
                files.hash(RepresentativesFiles.LIST));
        return layout.page(visit, 200, title(), "editing/representativeschange.jte", change);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Response saveList(Visit visit) {
        String csv = visit.form().first("list").replace("\r\n", "\n"); // as browsers send a form
        Edit edit = Edit.ofFile(
                        RepresentativesFiles.LIST,
                        visit.field("base"),
                        files -> RepresentativesFiles.withList(files, csv, today()))
                .saying(files -> Map.of("rows", Integer.toString(rows(files).size())));
        return switch (drafting.save(visit.campaign(), visit.actor().member(), edit)) {
            case SaveResult.Saved() -> saved(visit);
            case SaveResult.Refused(List<KitError> errors) -> {
                KitFiles files = drafting.read(visit.campaign()).files();
                yield page(
                        visit,
                        422,
                        files,
                        Inputs.of(RepresentativesFiles.register(files)),
                        errors.stream().map(KitError::toString).toList());
            }
            case SaveResult.Conflict _ -> changedMeanwhile(visit);
        };
    }

    private Response text(Visit visit) {
        Optional<Language> language = visit.request().language();
        if (language.isEmpty()) {
            return Response.seeOther(visit.path("representatives"));
        }
        KitFiles files = drafting.read(visit.campaign()).files();
        Typed text = RepresentativesFiles.text(files, language.get()).orElse(new Typed("", ""));
        return text(visit, 200, language.get(), files, Inputs.of(fields(text)), Optional.empty());
    }

    private static Map<String, String> fields(Typed text) {
        return Map.of("subject", text.subject(), "text", text.body());
    }

    private Response text(
            Visit visit, int status, Language language, KitFiles files, Inputs inputs, Optional<Difference> theirs) {
        RepresentativesTextView view = new RepresentativesTextView(
                language.code(),
                TextsHandler.name(language),
                inputs,
                files.hash(RepresentativesFiles.path(language)),
                theirs,
                visit.may(Permission.EDIT_CAMPAIGN));
        return layout.page(visit, status, title(), "editing/representativestext.jte", view);
    }

    private Response saveText(Visit visit) {
        Optional<Language> language = visit.request().language();
        if (language.isEmpty()) {
            return Response.seeOther(visit.path("representatives"));
        }
        Typed typed = new Typed(visit.field("subject"), visit.field("text").replaceAll("\\R", "\n"));
        String path = RepresentativesFiles.path(language.get());
        List<KitError> flaws = Inputs.flaws(path, fields(typed), KitReader::flaw);
        Edit edit = Edit.ofFile(
                path, visit.field("base"), files -> RepresentativesFiles.withText(files, language.get(), typed));
        return switch (drafting.save(visit.campaign(), visit.actor().member(), flaws, edit)) {
            case SaveResult.Saved() -> saved(visit);
            case SaveResult.Refused(List<KitError> errors) ->
                text(
                        visit,
                        422,
                        language.get(),
                        drafting.read(visit.campaign()).files(),
                        Inputs.of(fields(typed)).with(errors, TEXT),
                        Optional.empty());
            case SaveResult.Conflict(KitFiles now) ->
                text(
                        visit,
                        409,
                        language.get(),
                        now,
                        Inputs.of(fields(typed)),
                        Optional.of(Difference.of(typed.body(), said(now, language.get()))));
        };
    }

    private static String said(KitFiles files, Language language) {
        return RepresentativesFiles.text(files, language).map(Typed::body).orElse("");
    }
}
