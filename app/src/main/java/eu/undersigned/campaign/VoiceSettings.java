package eu.undersigned.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `voices.yaml` says, each value as it is typed, right or wrong.
///
/// @param open `true` or `false`
/// @param moderators their public key, or empty
public record VoiceSettings(String open, String moderators, String coolingHours, String textsPerSitting) {
    public static final String FILE = VoiceRules.FILE;

    /// What a file that is made here begins with.
    private static final String HEAD = """
            # How voices of survivors, safeguarders and supporters are taken. The words themselves are never part of a kit.
            """;
    /// What a form proposes where no file is.
    private static final VoiceSettings FIRST = new VoiceSettings("true", "", "48", "20");

    public static VoiceSettings of(KitFiles files) {
        if (!files.has(FILE)) {
            return FIRST;
        }
        YamlMap yaml = YamlMap.parse(FILE, files.text(FILE), 0, new ArrayList<>());
        return new VoiceSettings(
                yaml.optionalText("open").orElse(""),
                yaml.optionalText("moderators").orElse(""),
                yaml.optionalText("cooling_hours").orElse(""),
                yaml.optionalText("texts_per_sitting").orElse(""));
    }

    public VoiceSettings withModerators(String key) {
        return new VoiceSettings(open, key, coolingHours, textsPerSitting);
    }

    /// The files with these settings. What did not change keeps its lines.
    public KitFiles in(KitFiles files) {
        boolean isThere = files.has(FILE);
        VoiceSettings before = isThere ? of(files) : new VoiceSettings("", "", "", "");
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        change(blocks, "open", before.open, open);
        change(blocks, "moderators", before.moderators, moderators);
        change(blocks, "cooling_hours", before.coolingHours, coolingHours);
        change(blocks, "texts_per_sitting", before.textsPerSitting, textsPerSitting);
        return files.with(FILE, YamlBlocks.with(isThere ? files.text(FILE) : HEAD, blocks));
    }

    private static void change(Map<String, List<String>> blocks, String key, String before, String after) {
        if (!after.equals(before)) {
            blocks.put(key, after.isEmpty() ? List.of() : List.of(key + ": " + YamlBlocks.scalar(after)));
        }
    }
}
