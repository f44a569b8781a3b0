package eu.undersigned;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Folders for tests, open to the ordinary account under which a database server runs when the tests run as root.
final class TestFolders {
    private static final Set<Path> MADE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> MADE.forEach(TestFolders::tidy)));
    }

    private TestFolders() {}

    /// A folder that is deleted when the tests end, at the latest.
    static Path make(String name) {
        try {
            Path folder = Files.createTempDirectory("undersigned-" + name + "-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            MADE.add(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tidy(Path folder) {
        try {
            delete(folder);
        } catch (UncheckedIOException e) {
            System.err.println("left behind: " + folder);
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            for (Path path : deepestFirst(folder)) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> deepestFirst(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
