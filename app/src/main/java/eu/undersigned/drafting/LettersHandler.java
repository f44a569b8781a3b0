package eu.undersigned.drafting;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.CampaignSettings;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.LetterFile;
import eu.undersigned.campaign.LetterSettings;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.editing.Draft;
import eu.undersigned.editing.Drafting;
import eu.undersigned.editing.Inputs;
import eu.undersigned.editing.Names;
import eu.undersigned.editing.TextsView;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which letters there are, and the way to a new one.
final class LettersHandler {
    private final Drafting drafting;
    private final Names names;
    private final ConsoleLayout layout;

    LettersHandler(Drafting drafting, Names names, ConsoleLayout layout) {
        this.drafting = drafting;
        this.names = names;
        this.layout = layout;
    }

    void route(ConsoleRoutes routes) {
        routes.get("/console/{campaign}/letters", Permission.VIEW_CAMPAIGN, this::list);
        routes.get("/console/{campaign}/letters/add", Permission.EDIT_CAMPAIGN, this::add);
    }

    private Response list(Visit visit) {
        Draft draft = drafting.read(visit.campaign());
        List<String> codes = CampaignSettings.languages(draft.files());
        List<LettersView.Row> rows = LetterFile.slugs(draft.files()).entrySet().stream()
                .filter(letter -> !letter.getValue().isEmpty())
                .map(letter -> row(draft, letter.getKey(), letter.getValue(), codes))
                .toList();
        List<TextsView.Choice> languages = codes.stream()
                .flatMap(code -> Language.of(code).stream())
                .map(language -> new TextsView.Choice(language.code(), name(language)))
                .toList();
        return layout.page(
                visit,
                200,
                ConsoleTexts.texts().of("console.letters.title"),
                "drafting/letters.jte",
                new LettersView(
                        rows, languages, visit.may(Permission.EDIT_CAMPAIGN), visit.may(Permission.DISCUSS_LETTER)));
    }

    static String name(Language language) {
        return ConsoleTexts.texts().formats().language(language);
    }

    private LettersView.Row row(Draft draft, String slug, List<Language> languages, List<String> codes) {
        KitFiles files = draft.files();
        LetterSettings settings = LetterSettings.of(files, slug);
        LetterFile main = LetterFile.of(files, slug, languages.getFirst()).orElseThrow();
        List<LettersView.Text> texts = languages.stream()
                .map(language -> new LettersView.Text(
                        language.code(), LetterPlace.of(files, slug, language).freshness(files)))
                .toList();
        return new LettersView.Row(
                slug,
                main.value("title").isEmpty() ? slug : main.value("title"),
                languages.getFirst().code(),
                settings.stage(),
                settings.delivered().isEmpty() ? settings.deadline() : settings.delivered(),
                texts,
                codes.stream()
                        .filter(code -> languages.stream()
                                .noneMatch(language -> language.code().equals(code)))
                        .toList(),
                changed(draft, slug, languages));
    }

    private Optional<String> changed(Draft draft, String slug, List<Language> languages) {
        return Stream.concat(
                        Stream.of(LetterSettings.path(slug)),
                        languages.stream().map(language -> LetterFile.path(slug, language)))
                .filter(path -> draft.changed().contains(path))
                .flatMap(path -> Optional.ofNullable(draft.touched().get(path)).stream())
                .max(Comparator.comparing(Draft.Touched::at))
                .map(touched -> ConsoleTexts.texts()
                        .of(
                                "console.editing.changed",
                                "name",
                                names.of(touched.member()),
                                "time",
                                Names.time(touched.at())));
    }

    /// From the form that asks for a short name and a language to the editor.
    private Response add(Visit visit) {
        String slug = visit.request().query().getOrDefault("slug", "").strip();
        String code = visit.request().query().getOrDefault("language", "");
        List<String> codes =
                CampaignSettings.languages(drafting.read(visit.campaign()).files());
        return Inputs.isSlug(slug) && codes.contains(code)
                ? Response.seeOther(visit.path("letters/" + slug + "/texts/" + code))
                : layout.notice(visit, 422, "console.news.badslug");
    }
}
