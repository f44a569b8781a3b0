package eu.undersigned.tools;

import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The partner's command line.
@Command(
        name = "tools",
        subcommands = {Keygen.class, Open.class})
public final class Tools {
    private Tools() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /// The commands, for a program that runs them in its own process.
    public static CommandLine commandLine() {
        return new CommandLine(new Tools()).setExecutionExceptionHandler((failure, line, _) -> {
            String reason = failure instanceof NoSuchFileException
                    ? "there is no " + failure.getMessage()
                    : failure.getClass().getSimpleName() + ": " + failure.getMessage();
            line.getErr().println(line.getCommandName() + ": " + reason);
            return 2;
        });
    }
}
