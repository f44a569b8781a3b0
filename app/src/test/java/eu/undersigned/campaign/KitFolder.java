package eu.undersigned.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A copy of the real kit, to be spoilt.
record KitFolder(Path path) {
    static final Path REAL = Path.of("../campaigns/every-second-counts");

    static KitFolder copyInto(Path target) throws IOException {
        try (Stream<Path> files = Files.list(REAL)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        return new KitFolder(target);
    }

    /// Replaces `before`, which must be there; gives the line where it stood.
    int replace(String file, String before, String after) throws IOException {
        String content = Files.readString(path.resolve(file));
        int at = content.indexOf(before);
        if (at < 0) {
            throw new AssertionError(file + " has no '" + before + "'");
        }
        Files.writeString(
                path.resolve(file), content.substring(0, at) + after + content.substring(at + before.length()));
        return (int) content.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }

    void append(String file, String text) throws IOException {
        Path target = path.resolve(file);
        Files.writeString(target, (Files.exists(target) ? Files.readString(target) : "") + text);
    }

    void write(String file, byte[] content) throws IOException {
        Path target = path.resolve(file);
        Files.createDirectories(target.getParent());
        Files.write(target, content);
    }

    void delete(String file) throws IOException {
        Files.delete(path.resolve(file));
    }

    int lines(String file) throws IOException {
        return allLines(file).size();
    }

    List<String> allLines(String file) throws IOException {
        return Files.readAllLines(path.resolve(file));
    }

    Kit read() throws KitException {
        return KitReader.read(path);
    }

    List<KitError> errors() {
        try {
            read();
            return List.of();
        } catch (KitException e) {
            return e.errors();
        }
    }
}
