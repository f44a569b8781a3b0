package eu.undersigned.tools.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What stands beside the pages: a way in, and what is not there.
record Report(Collected collected, String slug, String origin) {
    /// Without what a terminal would take for a command.
    static String plain(String text) {
        return text.replaceAll("[^\\x20-\\x7E]", "?");
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        long pages = collected.items().values().stream()
                .filter(Collected.Item::isPage)
                .count();
        lines.add("A copy of " + origin + ": " + pages + " pages, "
                + (collected.items().size() - pages) + " other files.");
        list(lines, "Left out:", collected.leftOut());
        list(lines, "The server did not give:", collected.failed());
        return lines;
    }

    private static void list(List<String> lines, String title, SortedMap<String, String> addresses) {
        if (!addresses.isEmpty()) {
            lines.add(title);
            addresses.forEach((address, why) -> lines.add("  " + plain(address) + ": " + why));
        }
    }

    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("archive.txt"), String.join("\n", lines()) + "\n");
        Files.writeString(folder.resolve("index.html"), index());
    }

    /// The campaign in each language.
    private String index() {
        SortedMap<String, String> languages = new TreeMap<>();
        for (Map.Entry<Place, Collected.Item> entry : collected.items().entrySet()) {
            String path = entry.getKey().path();
            if (path.matches("/[a-z]{2}/" + slug) && entry.getValue().isPage()) {
                languages.put(path.substring(1, 3), entry.getValue().file());
            }
        }
        StringBuilder html = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(Defusing.POLICY)
                .append("\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(slug)
                .append("</title>\n<h1>")
                .append(slug)
                .append("</h1>\n<ul>\n");
        languages.forEach((code, file) -> html.append("<li><a lang=\"")
                .append(code)
                .append("\" hreflang=\"")
                .append(code)
                .append("\" href=\"")
                .append(file)
                .append("\">")
                .append(Locale.of(code).getDisplayLanguage(Locale.of(code)))
                .append("</a></li>\n"));
        return html.append("</ul>\n</html>\n").toString();
    }
}
