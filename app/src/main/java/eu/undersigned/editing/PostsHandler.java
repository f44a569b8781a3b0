package eu.undersigned.editing;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.CampaignSettings;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.PostFile;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// News and events: which there are, and the way to the editor of each text.
final class PostsHandler {
    private final Drafting drafting;
    private final TextEditor<PostTexts.Place> editor;
    private final Names names;
    private final ConsoleLayout layout;
    private final InstantSource clock;

    PostsHandler(Drafting drafting, PostPreview preview, Names names, ConsoleLayout layout, InstantSource clock) {
        this.drafting = drafting;
        this.editor = new TextEditor<>(new PostTexts(), "news", drafting, preview, layout, clock);
        this.names = names;
        this.layout = layout;
        this.clock = clock;
    }

    void route(ConsoleRoutes routes) {
        routes.get("/console/{campaign}/news", Permission.VIEW_CAMPAIGN, this::list);
        editor.route(routes, "/console/{campaign}/news/{slug}/{lang}");
    }

    private Response list(Visit visit) {
        Draft draft = drafting.read(visit.campaign());
        List<String> codes = CampaignSettings.languages(draft.files());
        List<PostsView.Row> rows = PostFile.slugs(draft.files()).entrySet().stream()
                .filter(post -> !post.getValue().isEmpty())
                .map(post -> row(draft, post.getKey(), post.getValue(), codes))
                .toList();
        return layout.page(
                visit,
                200,
                ConsoleTexts.texts().of("console.news.title"),
                "editing/posts.jte",
                new PostsView(rows, TextsView.Choice.of(codes), visit.may(Permission.EDIT_CAMPAIGN)));
    }

    private PostsView.Row row(Draft draft, String slug, List<Language> languages, List<String> codes) {
        KitFiles files = draft.files();
        PostFile main = PostFile.of(files, slug, languages.getFirst()).orElseThrow();
        List<PostsView.Text> texts = languages.stream()
                .map(language -> new PostsView.Text(
                        language.code(),
                        PostFile.of(files, slug, language)
                                .filter(file -> file.value("status").equals("ready"))
                                .isPresent()))
                .toList();
        return new PostsView.Row(
                slug,
                main.value("title"),
                languages.getFirst().code(),
                main.value("kind").equals("event") ? "event" : "post",
                state(main, texts.stream().anyMatch(PostsView.Text::isReady)),
                texts,
                codes.stream()
                        .filter(code ->
                                texts.stream().noneMatch(text -> text.code().equals(code)))
                        .toList(),
                names.changed(draft, languages.stream().map(language -> PostFile.path(slug, language))));
    }

    private String state(PostFile main, boolean isReady) {
        Optional<Instant> published = time(main.value("published"));
        String state = !isReady
                ? "draft"
                : published.filter(at -> at.isAfter(clock.instant())).isPresent() ? "scheduled" : "published";
        String words = ConsoleTexts.texts().of("console.news.state." + state);
        return published
                .map(at -> ConsoleTexts.texts().of("console.news.since", "state", words, "time", Names.time(at)))
                .orElse(words);
    }

    private static Optional<Instant> time(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // the reader says so where it matters
        }
    }
}
