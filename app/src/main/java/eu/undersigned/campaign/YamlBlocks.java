package eu.undersigned.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Changes values of a YAML file's outermost mapping and leaves everything else in it as it stands, comments included.
final class YamlBlocks {
    private static final Pattern KEY = Pattern.compile("([A-Za-z_][A-Za-z0-9_-]*)[ \\t]*:(?=[ \\t]|$).*");
    /// What YAML reads as a text without quotes, whatever its rules for numbers, dates and comments.
    private static final Pattern PLAIN =
            Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N} ,.’()/&-]*|[0-9]([0-9TZ:.-]*[0-9Z])?");

    private final List<String> lines;

    private YamlBlocks(String yaml) {
        this.lines = new ArrayList<>(yaml.replace("\r\n", "\n").lines().toList());
    }

    /// @param blocks by key, in the order in which missing ones are added: the lines that say it, the first of them
    ///     `key: value`; no lines: the key goes
    static String with(String yaml, Map<String, List<String>> blocks) {
        YamlBlocks file = new YamlBlocks(yaml);
        blocks.forEach(file::put);
        return String.join("\n", file.lines) + "\n";
    }

    private void put(String key, List<String> block) {
        int start = 0;
        while (start < lines.size() && !key.equals(key(lines.get(start)))) {
            start++;
        }
        int end = Math.min(start + 1, lines.size());
        while (end < lines.size() && key(lines.get(end)).isEmpty()) {
            end++;
        }
        // Comments above the next key are about that key.
        while (end > start + 1 && lines.get(end - 1).matches("#.*|\\s*")) {
            end--;
        }
        List<String> place = lines.subList(start, end);
        place.clear();
        place.addAll(block);
    }

    /// Of a line that begins a value of the outermost mapping; else empty.
    private static String key(String line) {
        Matcher matcher = KEY.matcher(line);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /// A text as YAML writes it, quoted where it could be read as anything else.
    static String scalar(String text) {
        if (PLAIN.matcher(text).matches() && !text.endsWith(" ")) {
            return text;
        }
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
