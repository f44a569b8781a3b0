package eu.undersigned.tools;

import eu.undersigned.seal.Identity;
import eu.undersigned.seal.KeyFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;

/// A secret key on disk.
sealed interface SecretKeyFile {
    /// No key file is longer; a bundle that was given in its place is.
    int MOST_BYTES = 64 * 1024;

    record Key(Identity identity) implements SecretKeyFile {}

    /// @param reason what to do, for a person
    record None(String reason) implements SecretKeyFile {}

    static SecretKeyFile read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES);
        }
        // Bytes that are no UTF-8 are no key either, and are found as such.
        return switch (KeyFile.read(new String(bytes, StandardCharsets.UTF_8))) {
            case KeyFile.Content.Key(Identity identity) -> new Key(identity);
            case KeyFile.Content.Locked() ->
                new None(
                        file + " is locked with a passphrase. Unlock it first: age --decrypt --output key.txt " + file);
            case KeyFile.Content.PublicOnly() ->
                new None(file + " holds the public key. The secret one begins with AGE-SECRET-KEY-1");
            case KeyFile.Content.Several(int count) ->
                new None(file + " holds " + count + " keys: put the one that is meant into a file of its own");
            case KeyFile.Content.None() ->
                new None(file + " holds no secret key, or one with a wrong character: it begins with AGE-SECRET-KEY-1");
        };
    }

    /// @throws java.nio.file.FileAlreadyExistsException rather than overwrite what may be a key
    static void write(Path file, Identity identity, String note) throws IOException {
        writeForOwner(file, KeyFile.write(identity, Instant.now(), List.of(note)));
    }

    /// A new file that nobody else may read, on disk before this returns.
    static void writeForOwner(Path file, String text) throws IOException {
        create(file);
        Files.writeString(file, text, StandardOpenOption.SYNC);
    }

    /// An empty new file that nobody else may read.
    static void create(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}
