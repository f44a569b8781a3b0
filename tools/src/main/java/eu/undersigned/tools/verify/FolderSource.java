package eu.undersigned.tools.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// A folder that holds a mirror of a log.
record FolderSource(Path folder) implements Source {
    /// One for each core of a small machine: reading costs little beside hashing.
    private static final int READERS = 2;

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public Optional<byte[]> file(String path, int most) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(path))) {
            byte[] content = in.readNBytes(most + 1);
            if (content.length > most) {
                throw new DiffersException(path + " is longer than any such file may be");
            }
            return Optional.of(content);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (FileSystemException e) {
            if (Files.exists(folder.resolve(path))) {
                throw e;
            }
            return Optional.empty(); // below something that is no folder
        }
    }

    @Override
    public Optional<byte[]> integrity() throws IOException {
        return file(Mirror.INTEGRITY, MOST_JSON);
    }

    @Override
    public Optional<byte[]> campaign() {
        return Optional.empty();
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public int readers() {
        return READERS;
    }

    @Override
    public void close() {}
}
