package eu.undersigned.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The account that the database server runs under. PostgreSQL refuses to run as root; so when this process is root,
/// the server is started under an ordinary account by `setpriv`, which replaces itself and so stays a direct child.
final class ServerAccount {
    private final Optional<UserPrincipal> other;
    private final boolean mayTraverse;

    private ServerAccount(Optional<UserPrincipal> other, boolean mayTraverse) {
        this.other = other;
        this.mayTraverse = mayTraverse;
    }

    static ServerAccount forThisProcess(Path directory) throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return new ServerAccount(Optional.empty(), true);
        }
        UserPrincipalLookupService lookup = directory.getFileSystem().getUserPrincipalLookupService();
        for (String name : List.of("postgres", "nobody")) {
            try {
                return new ServerAccount(Optional.of(lookup.lookupPrincipalByName(name)), isOpenToAll(directory));
            } catch (UserPrincipalNotFoundException e) {
                continue;
            }
        }
        throw new IOException("as root, PostgreSQL needs an ordinary account: neither 'postgres' nor 'nobody' exists");
    }

    private static boolean isOpenToAll(Path directory) throws IOException {
        for (Path path = directory.toAbsolutePath(); path != null; path = path.getParent()) {
            if (!Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    /// Whether this account reaches the data by a capability only. PostgreSQL looks at its own programs with
    /// `access()`,
    /// for which the kernel lays capabilities aside, so they must lie elsewhere.
    boolean needsProgramsElsewhere() {
        return !mayTraverse;
    }

    /// The command, changed to run under this account.
    List<String> command(List<String> command) {
        if (other.isEmpty()) {
            return command;
        }
        List<String> changed =
                new ArrayList<>(List.of("setpriv", "--reuid=" + other.get().getName(), "--clear-groups"));
        if (!mayTraverse) {
            // The data lies below a folder that only root may enter, such as /root.
            changed.add("--inh-caps=+dac_read_search");
            changed.add("--ambient-caps=+dac_read_search");
        }
        changed.addAll(command);
        return changed;
    }

    /// Gives a file, or a folder with all that is in it, to this account.
    void own(Path root) throws IOException {
        if (other.isEmpty() || Files.getOwner(root).equals(other.get())) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> tree = Files.walk(root)) {
            paths = tree.toList();
        }
        for (Path path : paths) {
            Files.getFileAttributeView(path, PosixFileAttributeView.class).setOwner(other.get());
        }
    }
}
