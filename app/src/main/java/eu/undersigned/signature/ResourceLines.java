package eu.undersigned.signature;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Data files of this package: lines, without comments.
final class ResourceLines {
    private ResourceLines() {}

    static List<String> read(String name) {
        try (InputStream stream = ResourceLines.class.getResourceAsStream("/signature/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("no data file " + name);
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
