package eu.undersigned.e2e;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Where things are in the working copy.
final class WorkingCopy {
    private WorkingCopy() {}

    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("campaigns")) ? here : requireNonNull(here.getParent());
    }

    /// An empty directory of this name under `e2e/target`, in a folder that two runs at a time can choose apart.
    static Path scratch(String name) {
        Path directory = root().resolve("e2e/target")
                .resolve(System.getProperty("undersigned.run", "run"))
                .resolve(name);
        try {
            if (Files.exists(directory)) {
                try (Stream<Path> entries = Files.walk(directory)) {
                    for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(entry);
                    }
                }
            }
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
