package eu.undersigned.campaign;

import eu.undersigned.secrets.ContentHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files of a campaign kit, wherever they come from: a folder, a ZIP archive, the database.
///
/// @param contents by path, such as `campaign.yaml` or `logos/us.svg`; in the order of the paths; never changed
public record KitFiles(SortedMap<String, byte[]> contents) {
    /// What a kit is made of. Anything else in its folder is not read, and in an archive it is refused.
    private static final Pattern PATH = Pattern.compile(
            "campaign\\.yaml|voices\\.yaml|petition\\.[a-z]{2}\\.md|(organisations|questions|facts|corrections|timeline|helplines|redirects)\\.csv"
                    + "|news/[a-z0-9-]{1,100}\\.[a-z]{2}\\.md"
                    + "|letters/[a-z0-9-]{1,100}\\.(yaml|[a-z]{2}\\.md)"
                    + "|representatives\\.(csv|yaml|[a-z]{2}\\.md)"
                    + "|consultations/[a-z0-9-]{1,100}\\.(yaml|[a-z]{2}\\.yaml)"
                    + "|logos/[a-z0-9-]{1,100}\\.(svg|png)");

    /// Where they lie, the kit's own folder first.
    private static final List<String> FOLDERS = List.of("", "logos", "news", "letters", "consultations");

    public KitFiles {
        contents = Collections.unmodifiableSortedMap(new TreeMap<>(contents));
    }

    public static boolean isPath(String path) {
        return PATH.matcher(path).matches();
    }

    /// What of a kit lies in a folder; nothing, where nothing is.
    static KitFiles in(Path folder) throws IOException {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        for (Path parent : FOLDERS.stream().map(folder::resolve).toList()) {
            if (!Files.isDirectory(parent)) {
                continue;
            }
            try (Stream<Path> entries = Files.list(parent)) {
                for (Path file : entries.filter(Files::isRegularFile).toList()) {
                    String path = folder.relativize(file).toString();
                    if (isPath(path)) {
                        contents.put(path, Files.readAllBytes(file));
                    }
                }
            }
        }
        return new KitFiles(contents);
    }

    public Optional<byte[]> bytes(String path) {
        return Optional.ofNullable(contents.get(path));
    }

    /// As UTF-8, or empty when there is no such file. What is not UTF-8 is shown as U+FFFD: [KitReader] refuses it.
    public String text(String path) {
        return bytes(path)
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .orElse("");
    }

    public boolean has(String path) {
        return contents.containsKey(path);
    }

    public KitFiles with(String path, byte[] content) {
        SortedMap<String, byte[]> changed = new TreeMap<>(contents);
        changed.put(path, content);
        return new KitFiles(changed);
    }

    public KitFiles with(String path, String content) {
        return with(path, content.getBytes(StandardCharsets.UTF_8));
    }

    public KitFiles without(String path) {
        SortedMap<String, byte[]> changed = new TreeMap<>(contents);
        changed.remove(path);
        return new KitFiles(changed);
    }

    /// Hash of one file; that of nothing when it is not there.
    public String hash(String path) {
        return bytes(path).map(ContentHash::of).orElse("-");
    }

    /// SHA-256 over all paths and contents: equal exactly when every file is.
    public String hash() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        contents.forEach((path, content) -> {
            all.writeBytes((path + "\n" + ContentHash.of(content) + "\n").getBytes(StandardCharsets.UTF_8));
        });
        return ContentHash.of(all.toByteArray());
    }

    /// Paths at which the other has another file, one more, or none.
    public Set<String> differences(KitFiles other) {
        Set<String> paths = new TreeSet<>(contents.keySet());
        paths.addAll(other.contents.keySet());
        paths.removeIf(path -> hash(path).equals(other.hash(path)));
        return paths;
    }

    public long bytes() {
        return contents.values().stream().mapToLong(content -> content.length).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KitFiles files && differences(files).isEmpty();
    }

    @Override
    public int hashCode() {
        return hash().hashCode();
    }

    /// Bytes of the paths of a kit, without those that are none.
    static KitFiles of(Map<String, byte[]> contents) {
        return new KitFiles(new TreeMap<>(contents));
    }
}
