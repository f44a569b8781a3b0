package eu.undersigned;

import eu.undersigned.seal.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The real campaign kits, with a key for Eurochild, so that it may ask its own question.
final class TestKits {
    static final Identity EUROCHILD = Identity.generate();
    static final Path FOLDER = copy();

    private TestKits() {}

    private static Path copy() {
        Path real = Path.of("../campaigns").toAbsolutePath().normalize();
        Path folder = TestFolders.make("kits");
        try (Stream<Path> files = Files.walk(real)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(real.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
            Path organisations = folder.resolve(TestApplication.CAMPAIGN).resolve("organisations.csv");
            Files.writeString(organisations, withKeys(Files.readAllLines(organisations)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    private static String withKeys(List<String> lines) {
        return lines.stream()
                .map(line -> line.startsWith("slug,")
                        ? line + ",key"
                        : line + ","
                                + (line.startsWith("eurochild,")
                                        ? EUROCHILD.recipient().text()
                                        : ""))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
