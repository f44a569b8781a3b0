package eu.undersigned.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `campaign.yaml` says and people edit, each value as it is typed, right or wrong.
///
/// @param open `true` or `false`
/// @param opens a time such as `2027-06-01T00:00:00Z`, or empty; likewise `closes`
/// @param steps with spaces or commas between them
public record CampaignSettings(
        String name,
        String hashtag,
        String minimumAge,
        String open,
        String opens,
        String closes,
        String first,
        String raiseAtPercent,
        String steps,
        List<Batch> declared) {
    public static final String FILE = "campaign.yaml";

    /// Signatures collected elsewhere.
    public record Batch(String date, String count, String source) {}

    public CampaignSettings {
        declared = List.copyOf(declared);
    }

    public static CampaignSettings of(KitFiles files) {
        YamlMap yaml = yaml(files);
        YamlMap goal = yaml.map("goal");
        return new CampaignSettings(
                optional(yaml, "name"),
                optional(yaml, "hashtag"),
                optional(yaml, "minimum_age"),
                optional(yaml, "open"),
                optional(yaml, "opens"),
                optional(yaml, "closes"),
                optional(goal, "first"),
                optional(goal, "raise_at_percent"),
                String.join(" ", goal.texts("steps")),
                yaml.maps("declared").stream()
                        .map(batch ->
                                new Batch(optional(batch, "date"), optional(batch, "count"), optional(batch, "source")))
                        .toList());
    }

    public static String slug(KitFiles files) {
        return optional(yaml(files), "slug");
    }

    /// Codes of the languages in which the kit says that it has texts, in its order.
    public static List<String> languages(KitFiles files) {
        return yaml(files).texts("languages");
    }

    private static YamlMap yaml(KitFiles files) {
        return YamlMap.parse(FILE, files.text(FILE), 0, new ArrayList<>());
    }

    private static String optional(YamlMap yaml, String name) {
        return yaml.optionalText(name).orElse("");
    }

    public static KitFiles withLanguages(KitFiles files, List<String> codes) {
        return files.with(
                FILE,
                YamlBlocks.with(
                        files.text(FILE),
                        Map.of("languages", List.of("languages: [" + String.join(", ", codes) + "]"))));
    }

    /// The files with these settings. What did not change keeps its lines.
    public KitFiles in(KitFiles files) {
        CampaignSettings before = of(files);
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        change(blocks, "name", before.name, name);
        change(blocks, "hashtag", before.hashtag, hashtag);
        change(blocks, "minimum_age", before.minimumAge, minimumAge);
        change(blocks, "open", before.open, open);
        change(blocks, "opens", before.opens, opens);
        change(blocks, "closes", before.closes, closes);
        if (!goal().equals(before.goal())) {
            blocks.put("goal", goal());
        }
        if (!declared.equals(before.declared)) {
            blocks.put("declared", declaredLines());
        }
        return files.with(FILE, YamlBlocks.with(files.text(FILE), blocks));
    }

    private static void change(Map<String, List<String>> blocks, String key, String before, String after) {
        if (!after.equals(before)) {
            blocks.put(key, after.isEmpty() ? List.of() : List.of(key + ": " + YamlBlocks.scalar(after)));
        }
    }

    private List<String> goal() {
        return List.of(
                "goal:",
                "  first: " + YamlBlocks.scalar(first),
                "  raise_at_percent: " + YamlBlocks.scalar(raiseAtPercent),
                "  steps: ["
                        + String.join(
                                ", ",
                                List.of(steps.strip().split("[\\s,;]+")).stream()
                                        .filter(step -> !step.isEmpty())
                                        .map(YamlBlocks::scalar)
                                        .toList())
                        + "]");
    }

    private List<String> declaredLines() {
        if (declared.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of("declared:"));
        for (Batch batch : declared) {
            lines.add("  - date: " + YamlBlocks.scalar(batch.date));
            lines.add("    count: " + YamlBlocks.scalar(batch.count));
            lines.add("    source: " + YamlBlocks.scalar(batch.source));
        }
        return lines;
    }
}
