package eu.undersigned.editing;

import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.Post;
import eu.undersigned.campaign.PostFile;
import eu.undersigned.console.Visit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The editor of one text of a post, as it is sent.
final class PostForm implements TextKind.Typed {
    static final Set<String> FIELDS = Set.of(
            "title", "kind", "published", "status", "updated", "summary", "starts", "ends", "place", "links", "text");
    /// In characters, of one field.
    private static final int LONGEST = 100_000;

    private final Map<String, String> values = new LinkedHashMap<>();
    private final String path;
    private final boolean isMain;

    private PostForm(String path, boolean isMain) {
        this.path = path;
        this.isMain = isMain;
    }

    /// @param isMain whether it says what is said of a post once
    static PostForm sent(Visit visit, String path, boolean isMain) {
        PostForm form = new PostForm(path, isMain);
        FIELDS.forEach(name -> form.values.put(name, Inputs.clean(visit.field(name))));
        return form;
    }

    /// The fields as they stand in the draft.
    static Map<String, String> fields(PostFile file) {
        Map<String, String> fields = new LinkedHashMap<>(file.values());
        fields.put(
                "links",
                file.links().stream()
                        .map(link -> link.label() + " | " + link.url())
                        .collect(Collectors.joining("\n")));
        fields.put("text", file.text());
        return fields;
    }

    @Override
    public Map<String, String> values() {
        return values;
    }

    private String value(String field) {
        return values.getOrDefault(field, "");
    }

    /// What stands in the way before the kit's reader is asked.
    @Override
    public List<KitError> flaws() {
        List<KitError> errors = Inputs.flaws(path, values, value -> Inputs.flaw(value, LONGEST));
        if (linkLines().stream().anyMatch(line -> !line.contains("|"))) {
            errors.add(wrong("links", "each line is what it is, a vertical bar, and the address"));
        }
        return errors;
    }

    private KitError wrong(String field, String reason) {
        return new KitError(path, 0, field + ": " + reason);
    }

    @Override
    public String content() {
        return file().write();
    }

    private PostFile file() {
        Map<String, String> said = new LinkedHashMap<>();
        if (isMain) {
            said.put("kind", Inputs.line(value("kind")));
            for (String name : List.of("published", "starts", "ends")) {
                said.put(name, time(value(name)));
            }
        }
        said.put("updated", time(value("updated")));
        for (String name : List.of("title", "status", "summary", "place")) {
            said.put(name, Inputs.line(value(name)));
        }
        List<Post.Link> links = linkLines().stream()
                .map(line -> new Post.Link(
                        line.substring(0, Math.max(0, line.lastIndexOf('|'))).strip(),
                        line.substring(line.lastIndexOf('|') + 1).strip()))
                .toList();
        return new PostFile(said, links, value("text"));
    }

    private List<String> linkLines() {
        return value("links")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /// People forget the letter at the end; the form says that it is UTC.
    private static String time(String typed) {
        return typed.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?") ? typed + "Z" : Inputs.line(typed);
    }
}
