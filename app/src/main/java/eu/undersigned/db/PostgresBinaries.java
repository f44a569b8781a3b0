package eu.undersigned.db;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs that travel with the application, unpacked once a version.
final class PostgresBinaries {
    static final String VERSION = "18.6";
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private PostgresBinaries() {}

    /// Unpacks the programs into a folder in that folder, unless they are there. Processes that start at the same time
    /// wait for the first.
    static Path unpackInto(Path directory) throws IOException {
        Path target = directory.resolve("postgresql-" + VERSION);
        if (Files.exists(target)) {
            return target;
        }
        Path lock = directory.resolve("postgresql-" + VERSION + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (held.isValid() && !Files.exists(target)) {
                unpackAs(target);
            }
        }
        return target;
    }

    private static void unpackAs(Path target) throws IOException {
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        FileTree.delete(fresh);
        try (InputStream archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new IOException(
                        "no PostgreSQL for this kind of machine is included; set UNDERSIGNED_DATABASE_URL");
            }
            unpack(new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive))), fresh);
        }
        Files.move(fresh, target);
    }

    private static void unpack(TarArchiveInputStream tar, Path target) throws IOException {
        Set<PosixFilePermission> readable = PosixFilePermissions.fromString("rwxr-xr-x");
        Files.createDirectories(target);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path path = target.resolve(entry.getName()).normalize();
            if (!path.startsWith(target)) {
                throw new IOException("the archive leaves its folder");
            }
            Path folder = path.resolve("..").normalize();
            if (entry.isDirectory()) {
                Files.createDirectories(path);
            } else if (entry.isSymbolicLink()) {
                Files.createDirectories(folder);
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else {
                Files.createDirectories(folder);
                Files.copy(tar, path);
                boolean executable = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(
                        path, executable ? readable : PosixFilePermissions.fromString("rw-r--r--"));
            }
        }
    }
}
