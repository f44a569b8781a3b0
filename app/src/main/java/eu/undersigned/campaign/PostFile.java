package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file `news/<slug>.<lang>.md` as it is edited, whether it is right or not.
///
/// @param values of the front matter, by name, as they were typed; those of [#COMMON] stand in the main file alone
/// @param text in Markdown
public record PostFile(Map<String, String> values, List<Post.Link> links, String text) {
    /// What is said of a post once, not in each language.
    public static final List<String> COMMON = List.of("kind", "published", "starts", "ends");

    /// What is said in each language, beside the links and the text.
    public static final List<String> OWN = List.of("title", "status", "updated", "summary", "place");

    static final String FOLDER = "news";
    private static final Pattern PATH = Pattern.compile(FOLDER + "/([a-z0-9-]{1,100})\\.([a-z]{2})\\.md");

    public PostFile {
        values = Map.copyOf(values);
        links = List.copyOf(links);
    }

    public static String path(String slug, Language language) {
        return FOLDER + "/" + slug + "." + language.code() + ".md";
    }

    /// The languages of each post's files, by slug; the main one first.
    public static SortedMap<String, List<Language>> slugs(KitFiles files) {
        SortedMap<String, List<Language>> slugs = new TreeMap<>();
        for (String path : files.contents().keySet()) {
            Matcher matcher = PATH.matcher(path);
            if (matcher.matches()) {
                List<Language> languages = slugs.computeIfAbsent(matcher.group(1), _ -> new ArrayList<>());
                // English is what those read who have no text of their own.
                Language.of(matcher.group(2))
                        .ifPresent(language -> languages.add(language == Language.EN ? 0 : languages.size(), language));
            }
        }
        return slugs;
    }

    /// What can be understood of a file; empty when there is none.
    public static Optional<PostFile> of(KitFiles files, String slug, Language language) {
        String path = path(slug, language);
        return files.has(path) ? Optional.of(of(path, files.text(path))) : Optional.empty();
    }

    private static PostFile of(String path, String content) {
        List<KitError> ignored = new ArrayList<>();
        List<String> lines = FrontMatter.lines(content);
        FrontMatter front = FrontMatter.of(path, lines, ignored);
        Map<String, String> values = new LinkedHashMap<>();
        for (List<String> names : List.of(COMMON, OWN)) {
            names.forEach(name -> front.values().optionalText(name).ifPresent(value -> values.put(name, value)));
        }
        List<Post.Link> links = front.values().maps("links").stream()
                .map(link -> new Post.Link(link.text("label"), link.text("url")))
                .toList();
        return new PostFile(values, links, String.join("\n", front.body(lines)).strip());
    }

    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /// The file's content.
    public String write() {
        StringBuilder file = new StringBuilder("---\n");
        for (String name :
                List.of("title", "kind", "published", "status", "updated", "summary", "starts", "ends", "place")) {
            if (!value(name).isEmpty()) {
                file.append(name)
                        .append(": ")
                        .append(YamlBlocks.scalar(value(name)))
                        .append('\n');
            }
        }
        if (!links.isEmpty()) {
            file.append("links:\n");
            for (Post.Link link : links) {
                file.append("  - label: ")
                        .append(YamlBlocks.scalar(link.label()))
                        .append('\n');
                file.append("    url: ").append(YamlBlocks.scalar(link.url())).append('\n');
            }
        }
        return file.append("---\n").append(text).append('\n').toString();
    }
}
