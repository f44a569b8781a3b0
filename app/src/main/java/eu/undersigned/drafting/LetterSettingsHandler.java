package eu.undersigned.drafting;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.LetterSettings;
import eu.undersigned.campaign.OrganisationRows;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.drafting.LetterSettingsView.Choice;
import eu.undersigned.editing.Difference;
import eu.undersigned.editing.Drafting;
import eu.undersigned.editing.Edit;
import eu.undersigned.editing.Inputs;
import eu.undersigned.editing.SaveResult;
import eu.undersigned.http.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is said of a letter once: its stage, its days, who begins it.
final class LetterSettingsHandler {
    private static final Set<String> FIELDS = Set.of("stage", "deadline", "delivered", "initiators");
    /// In characters, of one field.
    private static final int LONGEST = 10_000;

    private final Drafting drafting;
    private final BiPredicate<Campaign, String> isSigned;
    private final ConsoleLayout layout;

    LetterSettingsHandler(Drafting drafting, BiPredicate<Campaign, String> isSigned, ConsoleLayout layout) {
        this.drafting = drafting;
        this.isSigned = isSigned;
        this.layout = layout;
    }

    void route(ConsoleRoutes routes) {
        String settings = "/console/{campaign}/letters/{slug}/settings";
        routes.get(settings, Permission.VIEW_CAMPAIGN, this::show);
        routes.upload(settings, Permission.EDIT_CAMPAIGN, Drafting.MOST_BYTES, this::save);
    }

    private Response show(Visit visit) {
        KitFiles files = drafting.read(visit.campaign()).files();
        String slug = visit.request().variable("slug");
        return files.has(LetterSettings.path(slug))
                ? page(visit, 200, files, Inputs.of(fields(LetterSettings.of(files, slug))), Optional.empty())
                : Response.seeOther(visit.path("letters"));
    }

    private static Map<String, String> fields(LetterSettings settings) {
        return new LinkedHashMap<>(Map.of(
                "stage", settings.stage(),
                "deadline", settings.deadline(),
                "delivered", settings.delivered(),
                "initiators", String.join(" ", settings.initiators())));
    }

    private Response save(Visit visit) {
        KitFiles files = drafting.read(visit.campaign()).files();
        String slug = visit.request().variable("slug");
        String path = LetterSettings.path(slug);
        if (!files.has(path)) {
            return layout.notice(visit, 409, "console.editing.changedmeanwhile");
        }
        Map<String, String> typed = new LinkedHashMap<>();
        FIELDS.forEach(field -> typed.put(field, Inputs.line(Inputs.clean(visit.field(field)))));
        typed.put("initiators", ticked(visit, organisations(files, LetterSettings.of(files, slug), "")));
        List<KitError> flaws = new ArrayList<>(Inputs.flaws(path, typed, value -> Inputs.flaw(value, LONGEST)));
        if (isOpening(LetterSettings.of(files, slug), typed)) {
            String reason = ConsoleTexts.texts().of("console.letters.stage.bypage");
            flaws.add(new KitError(path, 0, "stage: " + reason));
        }
        if (isWithdrawing(LetterSettings.of(files, slug), typed) && isSigned.test(visit.campaign(), slug)) {
            flaws.add(new KitError(path, 0, "stage: " + ConsoleTexts.texts().of("console.letters.stage.signed")));
        }
        if (!flaws.isEmpty()) {
            return refused(visit, files, typed, flaws);
        }
        LetterSettings settings = settings(typed);
        Edit edit = Edit.ofFile(path, visit.field("base"), now -> settings.in(now, slug))
                .saying(now -> said(LetterSettings.of(now, slug)));
        return switch (drafting.save(visit.campaign(), visit.actor().member(), edit)) {
            case SaveResult.Saved() -> Response.seeOther(visit.path("letters/" + slug + "/settings?saved=1"));
            case SaveResult.Refused(List<KitError> errors) -> refused(visit, files, typed, errors);
            case SaveResult.Conflict(KitFiles now) -> conflict(visit, now, typed, settings);
        };
    }

    /// Those to choose from as initiators: the draft's organisations; one that has left stays as long as it is ticked.
    ///
    /// @param typed slugs that were sent
    private static List<Choice> organisations(KitFiles files, LetterSettings settings, String typed) {
        Map<String, String> names = new LinkedHashMap<>();
        OrganisationRows.of(files).entries().forEach(entry -> names.put(entry.slug(), entry.get("name")));
        Stream.concat(settings.initiators().stream(), words(typed).stream())
                .forEach(slug -> names.putIfAbsent(slug, slug));
        return names.entrySet().stream()
                .map(one ->
                        new Choice(one.getKey(), one.getValue(), words(typed).contains(one.getKey())))
                .toList();
    }

    private static String ticked(Visit visit, List<Choice> organisations) {
        return organisations.stream()
                .map(Choice::slug)
                .filter(slug -> !visit.field("initiator." + slug).isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(" +")).filter(word -> !word.isEmpty()).toList();
    }

    /// That step has a page of its own, which says who has not signed off.
    private static boolean isOpening(LetterSettings before, Map<String, String> typed) {
        return before.stage().equals(DraftLetter.DRAFTING)
                && !typed.getOrDefault("stage", "").equals(DraftLetter.DRAFTING);
    }

    private static boolean isWithdrawing(LetterSettings before, Map<String, String> typed) {
        return !before.stage().equals(DraftLetter.DRAFTING)
                && typed.getOrDefault("stage", "").equals(DraftLetter.DRAFTING);
    }

    private static LetterSettings settings(Map<String, String> typed) {
        return new LetterSettings(
                typed.getOrDefault("stage", ""),
                typed.getOrDefault("deadline", ""),
                typed.getOrDefault("delivered", ""),
                words(typed.getOrDefault("initiators", "")));
    }

    private static Map<String, String> said(LetterSettings settings) {
        return Map.of("stage", settings.stage(), "deadline", settings.deadline(), "delivered", settings.delivered());
    }

    private Response refused(Visit visit, KitFiles files, Map<String, String> typed, List<KitError> errors) {
        Inputs inputs = Inputs.of(typed).with(errors, FIELDS);
        return page(visit, 422, files, inputs, Optional.empty());
    }

    private Response conflict(Visit visit, KitFiles now, Map<String, String> typed, LetterSettings settings) {
        String slug = visit.request().variable("slug");
        String path = LetterSettings.path(slug);
        if (!now.has(path)) {
            return layout.notice(visit, 409, "console.editing.changedmeanwhile");
        }
        Difference theirs = Difference.of(settings.in(now, slug).text(path), now.text(path));
        return page(visit, 409, now, Inputs.of(typed), Optional.of(theirs));
    }

    private Response page(Visit visit, int status, KitFiles files, Inputs inputs, Optional<Difference> theirs) {
        String slug = visit.request().variable("slug");
        LetterSettings now = LetterSettings.of(files, slug);
        boolean isDrafting = now.stage().equals(DraftLetter.DRAFTING);
        // What was refused keeps the state it was made from; what met another one knows of it now.
        String base = status == 422 ? visit.field("base") : files.hash(LetterSettings.path(slug));
        LetterSettingsView view = new LetterSettingsView(
                slug,
                inputs,
                base,
                isDrafting ? List.of(DraftLetter.DRAFTING) : List.of(DraftLetter.DRAFTING, "open", "delivered"),
                organisations(files, now, inputs.value("initiators")),
                theirs,
                isDrafting && DraftLetter.inDrafting(files, slug).isPresent(),
                visit.may(Permission.EDIT_CAMPAIGN));
        return layout.page(
                visit,
                status,
                ConsoleTexts.texts().of("console.letters.settings.title", "slug", slug),
                "drafting/settings.jte",
                view);
    }
}
