package eu.undersigned.organisation;

import eu.undersigned.config.ConfigException;
import eu.undersigned.db.Database;
import eu.undersigned.seal.Identity;
import eu.undersigned.seal.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Keys that this server made itself, so that a trial runs by one command: their secret halves lie beside the data
/// until somebody takes them away, and until then the server warns.
public final class TrialKeys {
    private final Path folder;
    private final Database database;
    private final KeyListener listener;
    private final InstantSource clock;

    /// @param data the data directory
    public TrialKeys(Path data, Database database, KeyListener listener, InstantSource clock) {
        this.folder = data.resolve("keys");
        this.database = database;
        this.listener = listener;
        this.clock = clock;
    }

    /// Makes the first key of an organisation that never had one.
    ///
    /// @param campaign its slug
    /// @param name the campaign's, for people
    public void make(String campaign, String name, Organisation organisation) {
        Identity identity = Identity.generate();
        Path file = write(
                campaign + "." + organisation.slug(),
                identity,
                List.of(
                        "Secret key of " + organisation.slug() + " for the campaign " + campaign + ".",
                        "Whoever has this file can read the signatures. Without it nobody can.",
                        "Take it off this machine, and keep a copy in a safe place."));
        boolean isFirst = database.inTransaction(transaction -> {
            if (!OrganisationKeyStore.setFirst(transaction, organisation.id(), identity.recipient())) {
                return false;
            }
            listener.changed(
                    transaction,
                    name,
                    new KeyChange(organisation, identity.recipient(), Optional.empty(), Optional.empty()));
            return true;
        });
        if (!isFirst) {
            delete(file); // another node was faster
        }
    }

    /// Writes a key file here. It is whole before this returns: a crash leaves a key too many, never something sealed
    /// without one.
    ///
    /// @param name of the file, without its ending
    /// @param notes what people read at its top
    public Path write(String name, Identity identity, List<String> notes) {
        Path file = folder.resolve(name + ".txt");
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path temporary = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(temporary);
            Files.createFile(
                    temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(temporary, KeyFile.write(identity, clock.instant(), notes), StandardOpenOption.SYNC);
            Files.move(temporary, file);
        } catch (IOException e) {
            throw new ConfigException("can't write the key " + file + ": " + e.getMessage());
        }
        return file;
    }

    public static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new ConfigException("can't delete " + file);
        }
    }

    /// The key files that still lie here.
    public List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
