package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Reads `news` of a kit: one file for each post and language, `docs/formats/kit-news.md`.
final class PostFiles {
    /// Of all posts in all languages: with the kit's other files they still fit an archive ([KitZip]).
    private static final int MOST_FILES = 800;

    private final KitFiles files;
    private final UnaryOperator<String> content;
    private final List<Language> languages;
    private final List<KitError> errors;

    private PostFiles(KitFiles files, UnaryOperator<String> content, List<Language> languages, List<KitError> errors) {
        this.files = files;
        this.content = content;
        this.languages = languages;
        this.errors = errors;
    }

    /// Newest first.
    static List<Post> read(
            KitFiles files, UnaryOperator<String> text, List<Language> languages, List<KitError> errors) {
        return new PostFiles(files, text, languages, errors).read();
    }

    private List<Post> read() {
        List<Post> posts = new ArrayList<>();
        checkNames();
        long count = files.contents().keySet().stream()
                .filter(path -> path.startsWith("news/"))
                .count();
        if (count > MOST_FILES) {
            errors.add(new KitError("news", 0, "at most " + MOST_FILES + " files are expected, not " + count));
            return posts;
        }
        PostFile.slugs(files).forEach((slug, found) -> {
            if (!found.isEmpty()) {
                posts.add(post(slug, found));
            }
        });
        posts.sort(Post.NEWEST_FIRST);
        return posts;
    }

    private void checkNames() {
        for (String path : files.contents().keySet()) {
            if (!path.startsWith("news/")) {
                continue;
            }
            if (!path.matches("news/[a-z0-9]+(-[a-z0-9]+)*\\.[a-z]{2}\\.md")) {
                errors.add(new KitError(path, 0, "its name has small letters, digits and single hyphens"));
            }
            String code = path.replaceFirst(".*\\.([a-z]{2})\\.md", "$1");
            if (Language.of(code).filter(languages::contains).isEmpty()) {
                errors.add(new KitError(path, 0, "the campaign has no text in the language '" + code + "'"));
            }
        }
    }

    /// What is said of a post once.
    private record Common(Post.Kind kind, Optional<Instant> published, Optional<Post.When> when) {}

    /// @param found the main language first
    private Post post(String slug, List<Language> found) {
        PostReader main = new PostReader(slug, found.getFirst());
        Common common = main.common();
        List<PostText> texts = new ArrayList<>(List.of(main.text(common)));
        for (Language language : found.subList(1, found.size())) {
            PostReader translation = new PostReader(slug, language);
            translation.checkSame(main);
            texts.add(translation.text(common).at(texts.getFirst().place()));
        }
        if (texts.stream().anyMatch(PostText::isReady) && main.said("published").isEmpty()) {
            main.values.wrong("published", "a post that is ready needs the time at which it appears");
        }
        return new Post(slug, common.kind(), common.published(), common.when(), texts);
    }

    /// Reads one file.
    private final class PostReader {
        private static final int LONGEST_LINE = 150;
        private static final int LONGEST_SUMMARY = 500;
        private static final int LONGEST_ADDRESS = 1_000;
        private static final int LONGEST_TEXT = 20_000;
        private static final int MOST_LINKS = 20;
        private static final int FIRST_YEAR = 1970;
        private static final int LAST_YEAR = 2199;

        private final String file;
        private final Language language;
        private final List<String> lines;
        private final FrontMatter front;
        private final YamlMap values;
        /// What stands here of what is said once, by name.
        private final Map<String, Optional<String>> common = new HashMap<>();

        PostReader(String slug, Language language) {
            this.file = PostFile.path(slug, language);
            this.language = language;
            this.lines = FrontMatter.lines(content.apply(file));
            this.front = FrontMatter.of(file, lines, errors);
            this.values = front.values();
            PostFile.COMMON.forEach(name -> common.put(name, values.optionalText(name)));
        }

        Common common() {
            Optional<Post.Kind> kind = said("kind").flatMap(text -> KitReader.constant(Post.Kind.values(), text));
            if (kind.isEmpty()) {
                values.wrong("kind", "post or event is expected");
            }
            Optional<Instant> published = time("published", said("published"));
            boolean isEvent = kind.filter(Post.Kind.EVENT::equals).isPresent();
            return new Common(kind.orElse(Post.Kind.POST), published, isEvent ? when() : never());
        }

        private Optional<String> said(String name) {
            return common.getOrDefault(name, Optional.empty());
        }

        private Optional<Post.When> never() {
            for (String name : List.of("starts", "ends")) {
                if (said(name).isPresent()) {
                    values.wrong(name, "only an event has it");
                }
            }
            return Optional.empty();
        }

        private Optional<Post.When> when() {
            if (said("starts").isEmpty()) {
                values.wrong("starts", "an event needs the time or the day at which it starts");
                return Optional.empty();
            }
            boolean isDay = !said("starts").get().contains("T");
            if (said("ends").isPresent() && isDay == said("ends").get().contains("T")) {
                values.wrong("ends", "a time is expected where the start is a time, and a day where it is a day");
                return Optional.empty();
            }
            return isDay ? days() : times();
        }

        private Optional<Post.When> days() {
            Optional<LocalDate> first = day("starts");
            Optional<LocalDate> last = said("ends").isEmpty() ? first : day("ends");
            if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
                values.wrong("ends", "lies before its start");
            }
            return first.flatMap(from -> last.map(to -> new Post.When.Days(from, to)));
        }

        private Optional<Post.When> times() {
            Optional<OffsetDateTime> begin = local("starts", said("starts"));
            Optional<OffsetDateTime> end = local("ends", said("ends"));
            if (begin.isPresent() && end.isPresent() && !end.get().isAfter(begin.get())) {
                values.wrong("ends", "does not lie after its start");
            }
            return begin.map(from -> new Post.When.Times(from, end));
        }

        private Optional<Instant> time(String name, Optional<String> text) {
            return local(name, text).map(OffsetDateTime::toInstant);
        }

        private Optional<OffsetDateTime> local(String name, Optional<String> text) {
            try {
                return text.map(OffsetDateTime::parse).filter(time -> isPossible(name, time.getYear()));
            } catch (DateTimeException e) {
                values.wrong(name, "a time such as 2027-06-01T09:00:00Z is expected");
                return Optional.empty();
            }
        }

        private Optional<LocalDate> day(String name) {
            try {
                return said(name).map(LocalDate::parse).filter(day -> isPossible(name, day.getYear()));
            } catch (DateTimeException e) {
                values.wrong(name, "a day such as 2027-06-01 is expected, or a time such as 2027-06-01T09:00:00Z");
                return Optional.empty();
            }
        }

        private boolean isPossible(String name, int year) {
            if (year < FIRST_YEAR || year > LAST_YEAR) {
                values.wrong(name, "lies outside the years from " + FIRST_YEAR + " to " + LAST_YEAR);
                return false;
            }
            return true;
        }

        /// A translation may say again what is said once, and nothing else.
        void checkSame(PostReader main) {
            for (String name : PostFile.COMMON) {
                if (said(name).isPresent() && !said(name).equals(main.said(name))) {
                    values.wrong(name, "is not the same as in " + main.file + ": it can be left out here");
                }
            }
        }

        PostText text(Common post) {
            String status = values.text("status");
            if (!status.isEmpty() && !status.equals("draft") && !status.equals("ready")) {
                values.wrong("status", "draft or ready is expected");
            }
            boolean isReady = status.equals("ready");
            Optional<Instant> updated = time("updated", values.optionalText("updated"));
            if (updated.isPresent()
                    && post.published().filter(updated.get()::isBefore).isPresent()) {
                values.wrong("updated", "lies before the time at which it appears");
            }
            Optional<String> place = values.optionalText("place");
            if (place.isPresent() && post.kind() == Post.Kind.POST) {
                values.wrong("place", "only an event has it");
            }
            PostText text = new PostText(
                    language,
                    isReady,
                    updated,
                    line("title", values.text("title"), values, LONGEST_LINE),
                    line("summary", values.text("summary"), values, LONGEST_SUMMARY),
                    line("place", place.orElse(""), values, LONGEST_LINE),
                    links(),
                    html());
            values.refuseUnknown();
            return text;
        }

        private static String line(String name, String text, YamlMap map, int longest) {
            if (text.length() > longest || text.contains("\n")) {
                map.wrong(name, "one line of at most " + longest + " characters is expected");
            }
            KitReader.flaw(text).ifPresent(reason -> map.wrong(name, reason));
            return text;
        }

        private List<Post.Link> links() {
            List<YamlMap> found = values.maps("links");
            if (found.size() > MOST_LINKS) {
                values.wrong("links", "at most " + MOST_LINKS + " are expected");
            }
            List<Post.Link> links = new ArrayList<>();
            for (YamlMap one : found) {
                String url = line("url", one.text("url"), one, LONGEST_ADDRESS);
                if (!url.isEmpty() && !Markdown.isAddress(url)) {
                    one.wrong("url", "an address that begins with https:// or http:// is expected");
                }
                links.add(new Post.Link(line("label", one.text("label"), one, LONGEST_LINE), url));
                one.refuseUnknown();
            }
            return links;
        }

        private String html() {
            String text = String.join("\n", front.body(lines));
            if (text.isBlank()) {
                errors.add(new KitError(file, 0, "text: is missing below the front matter"));
                return "";
            }
            if (text.length() > LONGEST_TEXT) {
                errors.add(new KitError(file, 0, "text: is longer than " + LONGEST_TEXT + " characters"));
                return "";
            }
            return Markdown.html(
                    text, (line, reason) -> errors.add(new KitError(file, front.end() + 2 + line, "text: " + reason)));
        }
    }
}
