package eu.undersigned.tools.verify;

import eu.undersigned.tlog.BundleName;
import eu.undersigned.tlog.Tile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Writes a log into a folder that any server can serve. Only what was checked gets there; the checkpoint
/// comes last, so that what it promises is there.
final class Mirror {
    static final String INTEGRITY = "integrity.json";

    private final Path folder;
    private final ConcurrentHashMap<Path, Boolean> made = new ConcurrentHashMap<>();

    Mirror(Path folder) {
        this.folder = folder;
    }

    /// @throws IOException when the folder holds another log
    void requireSameLog(String origin) throws IOException {
        Path checkpoint = folder.resolve("checkpoint");
        if (Files.exists(checkpoint)
                && !Files.readString(checkpoint).lines().findFirst().equals(Optional.of(origin))) {
            throw new IOException(folder + " holds another log: choose another folder");
        }
    }

    /// Whether the full bundles and tiles of leaves that will not be read again are there.
    boolean hasAll(long leaves) {
        return Stream.concat(
                        Tile.all(leaves)
                                .filter(tile -> tile.level() == 0 && tile.width() == Tile.WIDTH)
                                .map(Tile::path),
                        BundleName.all(leaves)
                                .filter(name -> name.width() == Tile.WIDTH)
                                .map(BundleName::path))
                .allMatch(path -> Files.exists(folder.resolve(path)));
    }

    void add(LogTree.Bundle bundle) throws IOException {
        write(bundle.name().path(), bundle.content());
        write(bundle.name().tile().path(), bundle.tile());
    }

    /// What remains when all leaves are there.
    ///
    /// @param checkpoint the note of the tree
    /// @param integrity the published numbers of the same tree
    void complete(LogTree tree, byte[] checkpoint, Recount recount, Optional<byte[]> integrity) throws IOException {
        long size = tree.head().size();
        for (Tile tile : Tile.all(size).filter(tile -> tile.level() > 0).toList()) {
            if (tile.width() < Tile.WIDTH || !Files.exists(folder.resolve(tile.path()))) {
                write(tile.path(), tree.checkedTile(tile));
            }
        }
        if (size % Tile.WIDTH > 0) {
            add(tree.bundle(size / Tile.WIDTH)); // counted by an earlier run, perhaps, and kept by no mirror
        }
        for (long list = 0; list * Change.LEAVES_OF_A_LIST < size; list++) {
            write(Change.path(list), recount.changes(list).getBytes(StandardCharsets.US_ASCII));
        }
        if (integrity.isPresent()) {
            write(INTEGRITY, integrity.get());
        }
        write("checkpoint", checkpoint);
        dropOldPartials(size);
    }

    private void write(String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Path parent = file.getParent();
        if (parent != null && !made.containsKey(parent)) {
            Files.createDirectories(parent);
            made.put(parent, true); // not before: another reader may be about to write there
        }
        StateFolder.replace(file, content);
    }

    /// Partial tiles of smaller trees belong to no checkpoint of this mirror.
    private void dropOldPartials(long size) throws IOException {
        Path tiles = folder.resolve("tile");
        if (!Files.isDirectory(tiles)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tiles)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (path.endsWith(".p") && isEmpty(file) || path.contains(".p/") && !belongs(path, size)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private static boolean belongs(String path, long size) {
        return Tile.parse(path)
                        .flatMap(tile ->
                                Tile.in(size, tile.level(), tile.number()).filter(tile::equals))
                        .isPresent()
                || BundleName.parse(path)
                        .flatMap(name -> BundleName.in(size, name.number()).filter(name::equals))
                        .isPresent();
    }
}
