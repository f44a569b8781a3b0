package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files about representatives as they are edited, whether they are right or not.
public final class RepresentativesFiles {
    public static final String LIST = RepresentativesFile.FILE;
    public static final String REGISTER = RepresentativesFile.REGISTER;

    /// What stands in the register, besides the groups.
    public static final List<String> FIELDS = List.of("source", "url", "as_of", "term", "sample", "after_closing");

    private RepresentativesFiles() {}

    public static String path(Language language) {
        return RepresentativesFile.path(language);
    }

    /// What can be understood of a list.
    public static List<Representative> rows(String csv) {
        return new RepresentativesFile(new ArrayList<>()).rows(csv);
    }

    /// The files with this list. Where nothing is said of a list yet, it is said to be a sample until somebody says
    /// otherwise.
    public static KitFiles withList(KitFiles files, String csv, LocalDate today) {
        KitFiles listed = files.with(LIST, csv);
        return listed.has(REGISTER) ? listed : listed.with(REGISTER, """
                # To whom supporters write, and where the list is from.
                source: Not said yet
                as_of: %s
                term: Not said yet
                sample: true
                groups: []
                """.formatted(today));
    }

    /// What the register says, each value as it was typed, by field.
    public static Map<String, String> register(KitFiles files) {
        Map<String, String> values = new LinkedHashMap<>();
        if (files.has(REGISTER)) {
            YamlMap yaml = YamlMap.parse(REGISTER, files.text(REGISTER), 0, new ArrayList<>());
            FIELDS.forEach(field -> yaml.optionalText(field).ifPresent(value -> values.put(field, value)));
        }
        return values;
    }

    /// The files with these values. What did not change keeps its lines, the groups theirs.
    public static KitFiles withRegister(KitFiles files, Map<String, String> values) {
        Map<String, String> before = register(files);
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        for (String field : FIELDS) {
            String value = values.getOrDefault(field, "");
            if (!value.equals(before.getOrDefault(field, ""))) {
                blocks.put(field, value.isEmpty() ? List.of() : List.of(field + ": " + YamlBlocks.scalar(value)));
            }
        }
        return files.with(REGISTER, YamlBlocks.with(files.text(REGISTER), blocks));
    }

    /// A text as it was typed.
    public record Typed(String subject, String body) {}

    /// Empty when there is none in this language.
    public static Optional<Typed> text(KitFiles files, Language language) {
        String path = path(language);
        if (!files.has(path)) {
            return Optional.empty();
        }
        List<String> lines = FrontMatter.lines(files.text(path));
        FrontMatter front = FrontMatter.of(path, lines, new ArrayList<>());
        return Optional.of(new Typed(
                front.values().optionalText("subject").orElse(""),
                String.join("\n", front.body(lines)).strip()));
    }

    /// The files with this text; without any, when nothing was typed.
    public static KitFiles withText(KitFiles files, Language language, Typed text) {
        return text.subject().isEmpty() && text.body().isEmpty()
                ? files.without(path(language))
                : files.with(
                        path(language),
                        "---\nsubject: " + YamlBlocks.scalar(text.subject()) + "\n---\n" + text.body() + "\n");
    }
}
