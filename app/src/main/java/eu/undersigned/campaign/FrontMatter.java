package eu.undersigned.campaign;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;

/// The values between two lines `---` with which a text file of a kit begins.
///
/// @param end index of the line that ends them
record FrontMatter(YamlMap values, int end) {
    /// The lines of a text file, whatever editor wrote it.
    static List<String> lines(String content) {
        // Some editors begin a file with a byte order mark.
        String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
        return Arrays.asList(Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .split("\n", -1));
    }

    static FrontMatter of(String file, List<String> lines, List<KitError> errors) {
        int end = lines.subList(Math.min(1, lines.size()), lines.size()).indexOf("---") + 1;
        if (!lines.getFirst().equals("---") || end == 0) {
            errors.add(new KitError(file, 1, "the file begins with front matter between two lines '---'"));
            end = 0;
        }
        String yaml = String.join("\n", lines.subList(Math.min(1, end), end)) + "\n";
        return new FrontMatter(YamlMap.parse(file, yaml, 1, errors), end);
    }

    /// The lines behind it.
    List<String> body(List<String> lines) {
        return lines.subList(Math.min(end + 1, lines.size()), lines.size());
    }
}
