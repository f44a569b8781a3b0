package eu.undersigned.editing;

import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.PostFile;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.i18n.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The texts of news and events, for their editor.
final class PostTexts implements TextKind<PostTexts.Place> {
    /// Which text of which post.
    ///
    /// @param main language of the text from which others are made; its own, where there is no other
    record Place(String slug, Language language, Language main) implements TextKind.Place {
        @Override
        public String path() {
            return PostFile.path(slug, language);
        }

        @Override
        public String page() {
            return "news/" + slug + "/" + language.code();
        }

        boolean isMain() {
            return language == main;
        }

        /// The main text goes with all translations: they can't stand without it.
        @Override
        public KitFiles without(KitFiles files) {
            KitFiles left = files.without(path());
            if (isMain()) {
                for (Language other : PostFile.slugs(files).getOrDefault(slug, List.of())) {
                    left = left.without(PostFile.path(slug, other));
                }
            }
            return left;
        }

        @Override
        public Map<String, String> said(KitFiles files) {
            return PostFile.of(files, slug, language)
                    .map(file -> Map.of(
                            "title", file.value("title"),
                            "status", file.value("status"),
                            "published", file.value("published")))
                    .orElse(Map.of());
        }
    }

    @Override
    public Place place(KitFiles files, String slug, Language language) {
        List<Language> found = PostFile.slugs(files).getOrDefault(slug, List.of());
        // A text in English becomes the main one as soon as it is there.
        Language main = found.isEmpty() || language == Language.EN ? language : found.getFirst();
        return new Place(slug, language, main);
    }

    @Override
    public Map<String, String> fields(KitFiles files, Place place) {
        return PostFile.of(files, place.slug(), place.language())
                .map(PostForm::fields)
                .orElseGet(() -> beginning(files, place.slug()));
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

    @Override
    public Set<String> names() {
        return PostForm.FIELDS;
    }

    @Override
    public Typed sent(Visit visit, Place place) {
        return PostForm.sent(visit, place.path(), place.isMain());
    }

    @Override
    public Page page(Shown<Place> shown) {
        Place place = shown.place();
        String name = TextsHandler.name(place.language());
        PostEditView view = new PostEditView(
                place.slug(),
                place.language().code(),
                name,
                shown.inputs(),
                shown.base(),
                place.isMain() ? Optional.empty() : PostFile.of(shown.draft().files(), place.slug(), place.main()),
                place.main().code(),
                shown.theirs(),
                shown.changes(),
                shown.preview(),
                shown.errors(),
                shown.isNew(),
                shown.mayEdit());
        String title = ConsoleTexts.texts().of("console.news.post.title", "slug", place.slug(), "language", name);
        return new Page(title, "editing/post.jte", view);
    }
}
