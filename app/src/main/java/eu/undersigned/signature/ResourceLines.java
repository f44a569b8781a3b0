package eu.undersigned.signature;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Data files of the software: lines, without comments.
public final class ResourceLines {
    private ResourceLines() {}

    /// @param path such as `/signature/common-domains.txt`
    public static List<String> read(String path) {
        try (InputStream stream = ResourceLines.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("no data file " + path);
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
