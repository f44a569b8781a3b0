package eu.undersigned.tools;

import eu.undersigned.tools.archive.Archive;
import eu.undersigned.tools.representatives.Refresh;
import eu.undersigned.tools.verify.Verify;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The partner's and auditor's command line.
@Command(
        name = "tools",
        subcommands = {
            Keygen.class,
            Open.class,
            Mail.class,
            Verify.class,
            VerifyAudit.class,
            Archive.class,
            Refresh.class
        })
public final class Tools {
    private Tools() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /// The commands, for a program that runs them in its own process.
    public static CommandLine commandLine() {
        return new CommandLine(new Tools()).setExecutionExceptionHandler((failure, line, _) -> {
            line.getErr().println(line.getCommandName() + ": " + reason(failure));
            return 2;
        });
    }

    private static String reason(Exception failure) {
        String what = String.valueOf(failure.getMessage());
        return switch (failure) {
            case NoSuchFileException _ -> "there is no " + what;
            case FileAlreadyExistsException _ -> what + " exists already: choose another name";
            case AccessDeniedException _ -> what + " may not be read or written by this account";
            case IOException _ -> "reading or writing failed: " + what;
            case UncheckedIOException _ -> "reading or writing failed: " + what;
            default -> failure.getClass().getSimpleName() + ": " + what;
        };
    }
}
