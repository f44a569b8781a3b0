package eu.undersigned.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `letters/<slug>.yaml` says of a letter in all languages, each value as it is typed, right or wrong. Its sources
/// stay as the file has them.
///
/// @param stage `drafting`, `open` or `delivered`
/// @param deadline a day, or empty
/// @param delivered a day, a month or a year, or empty
/// @param initiators slugs of organisations
public record LetterSettings(String stage, String deadline, String delivered, List<String> initiators) {
    public static final LetterSettings NEW = new LetterSettings("drafting", "", "", List.of());

    public LetterSettings {
        initiators = List.copyOf(initiators);
    }

    public static String path(String slug) {
        return LetterFile.FOLDER + "/" + slug + ".yaml";
    }

    /// What can be understood of a file; that of a new letter when there is none.
    public static LetterSettings of(KitFiles files, String slug) {
        String path = path(slug);
        if (!files.has(path)) {
            return NEW;
        }
        YamlMap yaml = YamlMap.parse(path, files.text(path), 0, new ArrayList<>());
        return new LetterSettings(
                yaml.optionalText("stage").orElse(""),
                yaml.optionalText("deadline").orElse(""),
                yaml.optionalText("delivered").orElse(""),
                yaml.texts("initiators"));
    }

    public LetterSettings withStage(String other) {
        return new LetterSettings(other, deadline, delivered, initiators);
    }

    public LetterSettings withDeadline(String other) {
        return new LetterSettings(stage, other, delivered, initiators);
    }

    /// The files with these settings. What did not change keeps its lines.
    public KitFiles in(KitFiles files, String slug) {
        String path = path(slug);
        boolean isThere = files.has(path);
        LetterSettings before = isThere ? of(files, slug) : new LetterSettings("", "", "", List.of());
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        change(blocks, "stage", before.stage, stage);
        change(blocks, "deadline", before.deadline, deadline);
        change(blocks, "delivered", before.delivered, delivered);
        change(blocks, "initiators", list(before.initiators), list(initiators));
        return files.with(path, YamlBlocks.with(isThere ? files.text(path) : "", blocks));
    }

    private static void change(Map<String, List<String>> blocks, String key, String before, String after) {
        if (!after.equals(before)) {
            blocks.put(key, after.isEmpty() ? List.of() : List.of(key + ": " + written(key, after)));
        }
    }

    private static String written(String key, String value) {
        return key.equals("initiators") ? value : YamlBlocks.scalar(value);
    }

    private static String list(List<String> slugs) {
        return slugs.isEmpty()
                ? ""
                : "[" + String.join(", ", slugs.stream().map(YamlBlocks::scalar).toList()) + "]";
    }
}
