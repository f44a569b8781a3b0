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
import eu.undersigned.editing.Names;
import eu.undersigned.editing.PostPreview;
import eu.undersigned.editing.TextEditor;
import eu.undersigned.editing.TextsView;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// Which letters there are, and the way to the editor of each text.
final class LettersHandler {
    private final Drafting drafting;
    private final TextEditor<LetterPlace> editor;
    private final Names names;
    private final ConsoleLayout layout;

    LettersHandler(Drafting drafting, PostPreview preview, Names names, ConsoleLayout layout, InstantSource clock) {
        this.drafting = drafting;
        this.editor = new TextEditor<>(new LetterTexts(), "letters", drafting, preview, layout, clock);
        this.names = names;
        this.layout = layout;
    }

    void route(ConsoleRoutes routes) {
        routes.get("/console/{campaign}/letters", Permission.VIEW_CAMPAIGN, this::list);
        editor.route(routes, "/console/{campaign}/letters/{slug}/texts/{lang}");
    }

    private Response list(Visit visit) {
        Draft draft = drafting.read(visit.campaign());
        List<String> codes = CampaignSettings.languages(draft.files());
        List<LettersView.Row> rows = LetterFile.slugs(draft.files()).entrySet().stream()
                .filter(letter -> !letter.getValue().isEmpty())
                .map(letter -> row(draft, letter.getKey(), letter.getValue(), codes))
                .toList();
        return layout.page(
                visit,
                200,
                ConsoleTexts.texts().of("console.letters.title"),
                "drafting/letters.jte",
                new LettersView(
                        rows,
                        TextsView.Choice.of(codes),
                        visit.may(Permission.EDIT_CAMPAIGN),
                        visit.may(Permission.DISCUSS_LETTER)));
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
                names.changed(
                        draft,
                        Stream.concat(
                                Stream.of(LetterSettings.path(slug)),
                                languages.stream().map(language -> LetterFile.path(slug, language)))));
    }
}
