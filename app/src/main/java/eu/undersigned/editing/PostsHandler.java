package eu.undersigned.editing;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.CampaignSettings;
import eu.undersigned.campaign.Kit;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitException;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.campaign.PostFile;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.http.ContentPolicy;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// News and events: which there are, and the editor of each text.
final class PostsHandler {
    private final Drafting drafting;
    private final PostPreview preview;
    private final Names names;
    private final ConsoleLayout layout;
    private final InstantSource clock;

    PostsHandler(Drafting drafting, PostPreview preview, Names names, ConsoleLayout layout, InstantSource clock) {
        this.drafting = drafting;
        this.preview = preview;
        this.names = names;
        this.layout = layout;
        this.clock = clock;
    }

    void route(ConsoleRoutes routes) {
        String one = "/console/{campaign}/news/{slug}/{lang}";
        routes.get("/console/{campaign}/news", Permission.VIEW_CAMPAIGN, this::list);
        routes.get("/console/{campaign}/news/add", Permission.EDIT_CAMPAIGN, this::add);
        routes.get(one, Permission.VIEW_CAMPAIGN, this::show);
        routes.upload(one, Permission.EDIT_CAMPAIGN, Drafting.MOST_BYTES, this::save);
        routes.get(one + "/page", Permission.VIEW_CAMPAIGN, this::page);
        routes.post(one + "/remove", Permission.EDIT_CAMPAIGN, this::remove);
    }

    private Response list(Visit visit) {
        Draft draft = drafting.read(visit.campaign());
        List<String> codes = CampaignSettings.languages(draft.files());
        List<PostsView.Row> rows = PostFile.slugs(draft.files()).entrySet().stream()
                .filter(post -> !post.getValue().isEmpty())
                .map(post -> row(draft, post.getKey(), post.getValue(), codes))
                .toList();
        List<TextsView.Choice> languages = codes.stream()
                .flatMap(code -> Language.of(code).stream())
                .map(language -> new TextsView.Choice(language.code(), TextsHandler.name(language)))
                .toList();
        return layout.page(
                visit,
                200,
                ConsoleTexts.texts().of("console.news.title"),
                "editing/posts.jte",
                new PostsView(rows, languages, visit.may(Permission.EDIT_CAMPAIGN)));
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
        Optional<String> changed = languages.stream()
                .map(language -> PostFile.path(slug, language))
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
                changed);
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

    /// From the form that asks for a short name and a language to the editor.
    private Response add(Visit visit) {
        String slug = visit.request().query().getOrDefault("slug", "").strip();
        String code = visit.request().query().getOrDefault("language", "");
        return Inputs.isSlug(slug)
                        && CampaignSettings.languages(
                                        drafting.read(visit.campaign()).files())
                                .contains(code)
                ? Response.seeOther(visit.path("news/" + slug + "/" + code))
                : layout.notice(visit, 422, "console.news.badslug");
    }

    @FunctionalInterface
    private interface Answer {
        Response of(Visit visit, Draft draft, Place place);
    }

    /// Which text of which post.
    ///
    /// @param main language of the text from which others are made; its own, where there is no other
    private record Place(String slug, Language language, Language main) {
        String path() {
            return PostFile.path(slug, language);
        }

        boolean isMain() {
            return language == main;
        }
    }

    private Response at(Visit visit, Answer answer) {
        Optional<Language> language = visit.request().language();
        String slug = visit.request().variable("slug");
        Draft draft = drafting.read(visit.campaign());
        if (language.isEmpty()
                || !Inputs.isSlug(slug)
                || !CampaignSettings.languages(draft.files())
                        .contains(language.get().code())) {
            return Response.seeOther(visit.path("news"));
        }
        return answer.of(visit, draft, place(draft.files(), slug, language.get()));
    }

    private static Place place(KitFiles files, String slug, Language language) {
        List<Language> found = PostFile.slugs(files).getOrDefault(slug, List.of());
        // A text in English becomes the main one as soon as it is there.
        Language main = found.isEmpty() || language == Language.EN ? language : found.getFirst();
        return new Place(slug, language, main);
    }

    private Response show(Visit visit) {
        return at(visit, (_, draft, place) -> {
            Map<String, String> fields = PostFile.of(draft.files(), place.slug, place.language)
                    .map(PostForm::fields)
                    .orElseGet(() -> beginning(draft.files(), place.slug));
            return page(visit, 200, draft, place, Inputs.of(fields), Optional.empty(), Optional.empty());
        });
    }

    /// Of a new text: what is said of the post once stays as it is, since a new main text says it from now on.
    private static Map<String, String> beginning(KitFiles files, String slug) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("status", "draft", "kind", "post"));
        PostFile.slugs(files).getOrDefault(slug, List.of()).stream()
                .findFirst()
                .flatMap(language -> PostFile.of(files, slug, language))
                .ifPresent(main -> PostFile.COMMON.stream()
                        .filter(name -> !main.value(name).isEmpty())
                        .forEach(name -> fields.put(name, main.value(name))));
        return fields;
    }

    private Response save(Visit visit) {
        return at(visit, this::save);
    }

    private Response save(Visit visit, Draft draft, Place place) {
        PostForm form = PostForm.sent(visit, place.path(), place.isMain());
        List<KitError> flaws = form.flaws();
        if (!flaws.isEmpty()) {
            return refused(visit, draft, place, form, flaws);
        }
        PostFile file = form.file();
        Edit edit = Edit.ofFile(place.path(), visit.field("base"), files -> files.with(place.path(), file.write()))
                .saying(files -> said(files, place));
        return switch (drafting.save(visit.campaign(), visit.actor().member(), edit)) {
            case SaveResult.Saved() ->
                Response.seeOther(visit.path("news/" + place.slug + "/" + place.language.code()) + "?saved=1");
            case SaveResult.Refused(List<KitError> errors) -> refused(visit, draft, place, form, errors);
            case SaveResult.Conflict(KitFiles now) -> conflict(visit, place, form, file, now);
        };
    }

    private static Map<String, String> said(KitFiles files, Place place) {
        return PostFile.of(files, place.slug, place.language)
                .map(file -> Map.of(
                        "title", file.value("title"),
                        "status", file.value("status"),
                        "published", file.value("published")))
                .orElse(Map.of());
    }

    private Response refused(Visit visit, Draft draft, Place place, PostForm form, List<KitError> errors) {
        Inputs inputs = Inputs.of(form.values()).with(errors, PostForm.FIELDS);
        return page(visit, 422, draft, place, inputs, Optional.of(visit.field("base")), Optional.empty());
    }

    /// Both are shown. What was typed stays in the form, which now knows of the other's.
    private Response conflict(Visit visit, Place place, PostForm form, PostFile typed, KitFiles now) {
        Draft draft = drafting.read(visit.campaign());
        Difference theirs = Difference.of(typed.write(), now.text(place.path()));
        return page(visit, 409, draft, place, Inputs.of(form.values()), Optional.empty(), Optional.of(theirs));
    }

    /// @param base that the form keeps; empty: that of the draft as it is
    private Response page(
            Visit visit,
            int status,
            Draft draft,
            Place place,
            Inputs inputs,
            Optional<String> base,
            Optional<Difference> theirs) {
        KitFiles files = draft.files();
        boolean isNew = !files.has(place.path());
        List<String> errors = errors(visit, files);
        String address = visit.path("news/" + place.slug + "/" + place.language.code() + "/page");
        String name = TextsHandler.name(place.language);
        PostEditView view = new PostEditView(
                place.slug,
                place.language.code(),
                name,
                inputs,
                base.orElseGet(() -> files.hash(place.path())),
                place.isMain() ? Optional.empty() : PostFile.of(files, place.slug, place.main),
                place.main.code(),
                theirs,
                Difference.of(draft.published().text(place.path()), files.text(place.path())),
                isNew || !errors.isEmpty() ? "" : address,
                errors,
                isNew,
                visit.may(Permission.EDIT_CAMPAIGN));
        return layout.page(
                        visit,
                        status,
                        ConsoleTexts.texts().of("console.news.post.title", "slug", place.slug, "language", name),
                        "editing/post.jte",
                        view)
                .with(ContentPolicy.HEADER, ContentPolicy.framing());
    }

    /// Why there is nothing to look at.
    private static List<String> errors(Visit visit, KitFiles files) {
        try {
            Publishing.read(visit.campaign(), files);
            return List.of();
        } catch (KitException e) {
            return e.errors().stream().map(KitError::toString).toList();
        }
    }

    private Response page(Visit visit) {
        return at(visit, (_, draft, place) -> {
            try {
                Kit kit = Publishing.read(visit.campaign(), draft.files());
                return kit.texts().stream()
                        .filter(text -> text.language() == place.language)
                        .findFirst()
                        .flatMap((PetitionText text) ->
                                preview.page(visit.campaign().as(kit, clock.instant()), text, place.slug))
                        .orElseGet(() -> Response.seeOther(visit.path("news")));
            } catch (KitException e) {
                return Response.seeOther(visit.path("news"));
            }
        });
    }

    /// The main text goes with all translations: they can't stand without it.
    private Response remove(Visit visit) {
        return at(visit, (_, _, place) -> {
            Edit edit = new Edit(
                    place.path(),
                    visit.field("base"),
                    files -> files.hash(place.path()),
                    files -> without(files, place),
                    (_, _) -> false,
                    files -> said(files, place));
            return switch (drafting.save(visit.campaign(), visit.actor().member(), edit)) {
                case SaveResult.Saved() -> Response.seeOther(visit.path("news"));
                case SaveResult.Refused _, SaveResult.Conflict _ ->
                    layout.notice(visit, 409, "console.editing.changedmeanwhile");
            };
        });
    }

    private static KitFiles without(KitFiles files, Place place) {
        KitFiles left = files.without(place.path());
        if (place.isMain()) {
            for (Language language : PostFile.slugs(files).getOrDefault(place.slug, List.of())) {
                left = left.without(PostFile.path(place.slug, language));
            }
        }
        return left;
    }
}
