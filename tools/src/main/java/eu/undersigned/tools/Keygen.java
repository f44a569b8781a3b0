package eu.undersigned.tools;

import eu.undersigned.seal.Identity;
import eu.undersigned.seal.KeyFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes an organisation's key. The secret half goes into a file that only its owner may read, the public half is
/// shown.
@Command(
        name = "keygen",
        description = "Makes a key for an organisation: the secret half into FILE, the public half on the screen.",
        mixinStandardHelpOptions = true)
final class Keygen implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "a new file for the secret key; never overwritten")
    @Nullable
    Path file;

    @Override
    public Integer call() throws IOException {
        Path target = Objects.requireNonNull(file);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Identity identity = Identity.generate();
        try {
            Files.createFile(
                    target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            spec.commandLine().getErr().println(target + " exists already, and may hold a key: choose another name");
            return 2;
        }
        Files.writeString(
                target,
                KeyFile.write(
                        identity,
                        Instant.now(),
                        List.of("Whoever has this file can read what was sealed to it. Without it nobody can.")),
                StandardOpenOption.SYNC);
        out.println("Secret key:  " + target);
        out.println("             Keep two copies in safe places. If it is lost, the signatures are lost.");
        out.println("Public key:  " + identity.recipient().text());
        out.println("Fingerprint: " + identity.recipient().fingerprint());
        out.println("             Send the public key to the coordinator; compare the fingerprint by telephone.");
        return 0;
    }
}
