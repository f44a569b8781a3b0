package eu.undersigned.editing;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.KitReader;
import eu.undersigned.campaign.VoiceSettings;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.http.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The rules for voices in the draft. The moderators' key has a form of its own, behind a fresh proof of who it is.
final class VoiceRulesHandler {
    private static final String PAGE = "/console/{campaign}/voicerules";
    private static final String KEY = "moderators";
    private static final Set<String> FIELDS = Set.of("open", "cooling_hours", "texts_per_sitting");

    private final Drafting drafting;
    private final ConsoleLayout layout;

    VoiceRulesHandler(Drafting drafting, ConsoleLayout layout) {
        this.drafting = drafting;
        this.layout = layout;
    }

    void route(ConsoleRoutes routes) {
        routes.get(PAGE, Permission.VIEW_CAMPAIGN, this::show);
        routes.post(PAGE, Permission.EDIT_CAMPAIGN, this::save);
        routes.post(PAGE + "/key", Permission.CHANGE_KEYS, this::key);
    }

    private Response show(Visit visit) {
        Draft draft = drafting.read(visit.campaign());
        return page(visit, 200, draft, fields(draft.files()), none(), base(draft.files()), Optional.empty());
    }

    private static Inputs none() {
        return Inputs.of(Map.of());
    }

    private static String base(KitFiles files) {
        return files.hash(VoiceSettings.FILE);
    }

    private static Inputs fields(KitFiles files) {
        return Inputs.of(said(VoiceSettings.of(files)));
    }

    private static Map<String, String> said(VoiceSettings settings) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("open", settings.open());
        fields.put("cooling_hours", settings.coolingHours());
        fields.put("texts_per_sitting", settings.textsPerSitting());
        return fields;
    }

    private Response save(Visit visit) {
        VoiceSettings typed = new VoiceSettings(
                visit.field("open").equals("true") ? "true" : "false",
                "",
                visit.field("cooling_hours"),
                visit.field("texts_per_sitting"));
        Edit edit = edit(
                visit,
                files -> typed.withModerators(VoiceSettings.of(files).moderators())
                        .in(files));
        return switch (saved(visit, said(typed), edit)) {
            case SaveResult.Saved() -> Response.seeOther(visit.path("voicerules") + "?saved=1");
            case SaveResult.Refused(List<KitError> errors) -> {
                Inputs inputs = Inputs.of(said(typed)).with(errors, FIELDS);
                Draft draft = drafting.read(visit.campaign());
                yield page(visit, 422, draft, inputs, none(), visit.field("base"), Optional.empty());
            }
            case SaveResult.Conflict(KitFiles now) -> {
                Difference theirs = Difference.of(lines(said(typed)), lines(said(VoiceSettings.of(now))));
                Draft draft = drafting.read(visit.campaign());
                yield page(visit, 409, draft, Inputs.of(said(typed)), none(), base(now), Optional.of(theirs));
            }
        };
    }

    private SaveResult saved(Visit visit, Map<String, String> typed, Edit edit) {
        List<KitError> flaws = Inputs.flaws(VoiceSettings.FILE, typed, KitReader::flaw);
        return drafting.save(visit.campaign(), visit.actor().member(), flaws, edit);
    }

    private static List<String> lines(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue())
                .toList();
    }

    private static Edit edit(Visit visit, UnaryOperator<KitFiles> change) {
        return Edit.ofFile(VoiceSettings.FILE, visit.field("base"), change).saying(files -> {
            if (!files.has(VoiceSettings.FILE)) {
                return Map.of();
            }
            VoiceSettings settings = VoiceSettings.of(files);
            Map<String, String> said = said(settings);
            said.put(KEY, settings.moderators());
            return said;
        });
    }

    private Response key(Visit visit) {
        String key = visit.field(KEY);
        Edit edit =
                edit(visit, files -> VoiceSettings.of(files).withModerators(key).in(files));
        return switch (saved(visit, Map.of(KEY, key), edit)) {
            case SaveResult.Saved() -> Response.seeOther(visit.path("voicerules") + "?saved=1#key");
            case SaveResult.Refused(List<KitError> errors) -> {
                Draft draft = drafting.read(visit.campaign());
                Inputs typed = Inputs.of(
                                Map.of(KEY, OrganisationPages.typed(key).value("key")))
                        .with(errors, Set.of(KEY));
                yield page(visit, 422, draft, fields(draft.files()), typed, visit.field("base"), Optional.empty());
            }
            case SaveResult.Conflict _ -> layout.notice(visit, 409, "console.editing.changedmeanwhile");
        };
    }

    private Response page(
            Visit visit, int status, Draft draft, Inputs inputs, Inputs key, String base, Optional<Difference> theirs) {
        VoiceRulesView view = new VoiceRulesView(
                draft.files().has(VoiceSettings.FILE),
                inputs,
                base,
                OrganisationPages.fingerprint(VoiceSettings.of(draft.files()).moderators()),
                key,
                theirs,
                Difference.of(
                        draft.published().text(VoiceSettings.FILE),
                        draft.files().text(VoiceSettings.FILE)),
                visit.may(Permission.EDIT_CAMPAIGN),
                visit.may(Permission.CHANGE_KEYS));
        return layout.page(
                visit, status, ConsoleTexts.texts().of("console.voicerules.title"), "editing/voicerules.jte", view);
    }
}
