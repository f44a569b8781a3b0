package eu.undersigned.tools.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The lists of changes as this recount has them, in the form in which a log serves them.
final class ChangeFiles {
    /// Characters that wait, of all lists together.
    private static final int MOST_WAITING = 1 << 20;

    private final Path folder;
    private final Map<Long, StringBuilder> waiting = new TreeMap<>();
    private int length;

    /// @param folder of the state
    ChangeFiles(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("changes"));
    }

    void add(Change change) throws IOException {
        String line = change.line();
        waiting.computeIfAbsent(change.list(), _ -> new StringBuilder()).append(line);
        length += line.length();
        if (length > MOST_WAITING) {
            write();
        }
    }

    void write() throws IOException {
        for (Map.Entry<Long, StringBuilder> list : waiting.entrySet()) {
            Files.writeString(
                    folder.resolve(Change.path(list.getKey())),
                    list.getValue(),
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        waiting.clear();
        length = 0;
    }

    /// As far as it is written; empty when nothing of these leaves was changed.
    String list(long number) throws IOException {
        Path file = folder.resolve(Change.path(number));
        return Files.exists(file) ? Files.readString(file, StandardCharsets.US_ASCII) : "";
    }

    /// Takes out what an interrupted run wrote beyond the counts.
    void cut(long size) throws IOException {
        try (Stream<Path> lists = Files.list(folder.resolve("changes"))) {
            for (Path list : lists.toList()) {
                String text = Files.readString(list, StandardCharsets.US_ASCII);
                String kept = text.substring(0, text.lastIndexOf('\n') + 1)
                        .lines()
                        .map(Change::parse)
                        .flatMap(Optional::stream)
                        .filter(change -> change.at() < size)
                        .map(Change::line)
                        .collect(Collectors.joining());
                if (!kept.equals(text)) {
                    Files.writeString(list, kept, StandardCharsets.US_ASCII);
                }
            }
        }
    }
}
