package eu.undersigned.i18n;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The files with text for people, as they lie in the source tree.
final class MessageFiles {
    private MessageFiles() {}

    static List<String> lines(Language language) {
        return read(Path.of("src/main/resources/messages", language.code() + ".properties"));
    }

    /// The lines of this language's petition texts, of all kits.
    static List<String> kitLines(Language language) {
        try (Stream<Path> kits = Files.list(Path.of("../campaigns"))) {
            List<String> lines = new ArrayList<>();
            kits.map(kit -> kit.resolve("petition." + language.code() + ".md"))
                    .filter(Files::exists)
                    .forEach(file -> lines.addAll(read(file)));
            if (lines.isEmpty()) {
                throw new IllegalStateException("no petition in " + language);
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// In small letters and without accents.
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
